import { renewalSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/** Its end has passed (RFC 5280 §4.1.2.5), and nothing took its place. */
export const expired: SightingRule = {
  on: 'sighting',
  id: 'expired',
  holds: (_, { status, successor }) => status === 'expired' && successor === null,
  tell(sighting, _, nowMs) {
    const endMs = sighting.certificate.notAfterMs ?? nowMs;
    return {
      message: `${called(sighting.certificate)} expired ${whenFrom(nowMs, endMs)}`,
      remedy: renewalSteps(sighting, nowMs),
      sinceMs: endMs,
    };
  },
};
