import { zonesOf } from '@notafter/core';
import { renewalSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/** In the critical zone of its policy; a certificate whose end cannot be read counts, too. */
export const expiringCritical: SightingRule = {
  on: 'sighting',
  id: 'expiring-critical',
  holds: (_, { status }) => status === 'critical',
  tell(sighting, { policy }, nowMs) {
    const { certificate } = sighting;
    const name = called(certificate);
    return {
      message:
        certificate.notAfterMs === null
          ? `Nobody knows when ${name} expires: its end cannot be read`
          : `${name} expires ${whenFrom(nowMs, certificate.notAfterMs)}`,
      remedy: renewalSteps(sighting, nowMs),
      sinceMs: zonesOf(certificate, policy).criticalAtMs,
    };
  },
};
