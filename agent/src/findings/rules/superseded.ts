import { inspection } from '../inspection.ts';
import type { SightingRule } from '../rule.ts';
import { called, moment, whenFrom } from '../words.ts';

/** Expired, but renewed beside it: the same subject and names end later in the same place. Stands in for `expired`. */
export const superseded: SightingRule = {
  on: 'sighting',
  id: 'superseded',
  holds: (_, { status, successor }) => status === 'expired' && successor !== null,
  tell({ certificate, slot, position }, { successor }, nowMs) {
    const endMs = certificate.notAfterMs ?? nowMs;
    const renewedUntil = moment(successor?.notAfterMs ?? nowMs, nowMs);
    const expiry = `${called(certificate)} expired ${whenFrom(nowMs, endMs)}`;
    return {
      message: `${expiry}, and its successor in the same place is valid until ${renewedUntil}`,
      remedy: [
        { text: 'Nothing has to be done. Once nothing reads the old one any longer, it can be removed' },
        inspection(slot.location, position, 'dates', 'Proof: what is left here is valid'),
      ],
      sinceMs: endMs,
    };
  },
};
