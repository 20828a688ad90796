import type { Certificate } from './certificate.ts';
import { type Policy, marginMs } from './policy.ts';

export const STATUSES = ['valid', 'warning', 'critical', 'expired', 'not-yet-valid'] as const;
export type Status = (typeof STATUSES)[number];

/** What people see: one of the three exceptions where it holds, else the status. */
export const STATES = [...STATUSES, 'unreadable', 'silenced', 'superseded'] as const;
export type State = (typeof STATES)[number];

/** The value of `notafter_certificate_status`: `>= 1` and `max()` mean what they say. */
export const STATUS_VALUE: Record<Status, number> = {
  'not-yet-valid': -1,
  valid: 0,
  warning: 1,
  critical: 2,
  expired: 3,
};

/** Worst first, to order by and to colour a group. */
export const STATES_BY_URGENCY: readonly State[] = [
  'expired',
  'critical',
  'warning',
  'unreadable',
  'not-yet-valid',
  'valid',
  'silenced',
  'superseded',
];

export function worstState(states: Iterable<State>): State | null {
  const seen = new Set(states);
  return STATES_BY_URGENCY.find((state) => seen.has(state)) ?? null;
}

export type Validity = Pick<Certificate, 'notBeforeMs' | 'notAfterMs' | 'isCa'>;

/** When the warning and the critical zone begin, epoch milliseconds; null without a known end. */
export interface Zones {
  readonly warningAtMs: number | null;
  readonly criticalAtMs: number | null;
}

export function zonesOf({ notBeforeMs, notAfterMs, isCa }: Validity, policy: Policy): Zones {
  if (notAfterMs === null) {
    return { warningAtMs: null, criticalAtMs: null };
  }
  const lifetimeMs = notBeforeMs === null ? null : Math.max(0, notAfterMs - notBeforeMs);
  const { warnBefore, criticalBefore } = isCa ? policy.ca : policy;
  return {
    warningAtMs: notAfterMs - marginMs(warnBefore, lifetimeMs),
    criticalAtMs: notAfterMs - marginMs(criticalBefore, lifetimeMs),
  };
}

/** The status of a certificate at a moment. One whose end cannot be read counts as critical: nobody knows when it breaks. */
export function statusOf(validity: Validity, policy: Policy, nowMs: number): Status {
  const { notBeforeMs, notAfterMs } = validity;
  if (notAfterMs === null) {
    return 'critical';
  }
  const { warningAtMs, criticalAtMs } = zonesOf(validity, policy);
  if (notAfterMs < nowMs) {
    return 'expired';
  }
  if (notBeforeMs !== null && nowMs < notBeforeMs) {
    return 'not-yet-valid';
  }
  if (criticalAtMs !== null && criticalAtMs <= nowMs) {
    return 'critical';
  }
  return warningAtMs !== null && warningAtMs <= nowMs ? 'warning' : 'valid';
}

/** The next moment after `nowMs` at which the status changes; null when it never does again. */
export function nextStatusChangeMs(validity: Validity, policy: Policy, nowMs: number): number | null {
  const { warningAtMs, criticalAtMs } = zonesOf(validity, policy);
  const end = validity.notAfterMs === null ? null : validity.notAfterMs + 1;
  const moments = [validity.notBeforeMs, warningAtMs, criticalAtMs, end].filter((moment) => moment !== null);
  const coming = moments.filter((moment) => moment > nowMs);
  return coming.length === 0 ? null : Math.min(...coming);
}
