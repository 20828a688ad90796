import { DAY_MS } from '@notafter/core';
import { inspection } from '../inspection.ts';
import { replacementSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called } from '../words.ts';

const days = (durationMs: number): number => Math.round((durationMs / DAY_MS) * 10) / 10;

/** A leaf that lives longer than `policy.maxLifetime`. Authorities live long by their nature. */
export const lifetimeOverPolicy: SightingRule = {
  on: 'sighting',
  id: 'lifetime-over-policy',
  holds({ certificate: { notBeforeMs, notAfterMs }, role }, { policy: { maxLifetimeMs } }) {
    if (maxLifetimeMs === null || role !== 'leaf' || notBeforeMs === null || notAfterMs === null) {
      return false;
    }
    return notAfterMs - notBeforeMs > maxLifetimeMs;
  },
  tell(sighting, { policy }) {
    const { certificate, slot, position } = sighting;
    const lifetimeMs = (certificate.notAfterMs ?? 0) - (certificate.notBeforeMs ?? 0);
    const allowed = days(policy.maxLifetimeMs ?? Infinity);
    return {
      message: `${called(certificate)} lives ${days(lifetimeMs)} days, and the policy allows ${allowed}`,
      remedy: [
        { text: `Make its issuer give certificates of at most ${allowed} days` },
        ...replacementSteps(sighting),
        inspection(slot.location, position, 'dates', `Proof: from its start to its end it is at most ${allowed} days`),
      ],
      sinceMs: null,
    };
  },
};
