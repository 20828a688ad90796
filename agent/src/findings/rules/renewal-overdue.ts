import { printable } from '@notafter/core';
import { failureAt, renewalDueMs, renewalLateMs } from '../../inventory/renewal-due.ts';
import { renewalSteps } from '../renewal-steps.ts';
import type { SightingRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/** What renews it by itself should have done so by now. Critical once half of the time that was left then has passed. */
export const renewalOverdue: SightingRule = {
  on: 'sighting',
  id: 'renewal-overdue',
  holds({ slot, position }, _, nowMs) {
    const lateMs = position === 0 ? renewalLateMs(slot) : null;
    return lateMs !== null && nowMs > lateMs;
  },
  severity({ slot, certificate }, _, nowMs) {
    const lateMs = renewalLateMs(slot) ?? nowMs;
    const endMs = certificate.notAfterMs ?? nowMs;
    return nowMs > lateMs + (endMs - lateMs) / 2 ? 'critical' : 'warning';
  },
  tell(sighting, _, nowMs) {
    const { certificate, slot } = sighting;
    const { managedBy = 'its manager' } = slot.facts;
    const failure = failureAt(slot, nowMs);
    const dueMs = renewalDueMs(slot) ?? nowMs;
    const endMs = certificate.notAfterMs ?? nowMs;
    const ends = endMs < nowMs ? 'expired' : 'expires';
    const why = failure === null ? '' : `: ${printable(failure.message, 300)}`;
    return {
      message: `${printable(managedBy, 100)} should have renewed ${called(certificate)} ${whenFrom(nowMs, dueMs)}${why}; it ${ends} ${whenFrom(nowMs, endMs)}`,
      remedy: renewalSteps(sighting, nowMs),
      sinceMs: dueMs,
    };
  },
};
