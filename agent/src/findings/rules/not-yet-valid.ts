import { inspection } from '../inspection.ts';
import type { SightingRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/** Its validity has not begun: staged too early, or a clock is wrong. */
export const notYetValid: SightingRule = {
  on: 'sighting',
  id: 'not-yet-valid',
  holds: (_, { status }) => status === 'not-yet-valid',
  tell({ certificate, slot, position }, _, nowMs) {
    return {
      message: `${called(certificate)} becomes valid ${whenFrom(nowMs, certificate.notBeforeMs ?? nowMs)}, and nobody accepts it before`,
      remedy: [
        { text: 'Compare the clocks of this host and of the issuer', command: 'timedatectl; date -u' },
        { text: 'If the clocks agree, put the certificate that is valid now back until then' },
        inspection(slot.location, position, 'dates', 'Proof: its start has passed'),
      ],
      sinceMs: null,
    };
  },
};
