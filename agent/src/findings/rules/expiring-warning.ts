import { zonesOf } from '@notafter/core';
import { renewalSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/** In the warning zone of its policy. */
export const expiringWarning: SightingRule = {
  on: 'sighting',
  id: 'expiring-warning',
  holds: (_, { status }) => status === 'warning',
  tell(sighting, { policy }, nowMs) {
    const { certificate } = sighting;
    return {
      message: `${called(certificate)} expires ${whenFrom(nowMs, certificate.notAfterMs ?? nowMs)}`,
      remedy: renewalSteps(sighting, nowMs),
      sinceMs: zonesOf(certificate, policy).warningAtMs,
    };
  },
};
