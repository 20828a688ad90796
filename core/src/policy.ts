import { DAY_MS, parseDuration } from './duration.ts';

/** How long before its end a certificate is worth a word: the smaller of a duration and a share of its lifetime. */
export interface Threshold {
  readonly durationMs: number | null;
  /** 0 to 1. */
  readonly share: number | null;
}

export interface ExpiryPolicy {
  readonly warnBefore: Threshold;
  readonly criticalBefore: Threshold;
}

/** Thresholds for leaves and for authorities, and the longest lifetime allowed (null: any). */
export interface Policy extends ExpiryPolicy {
  readonly ca: ExpiryPolicy;
  readonly maxLifetimeMs: number | null;
}

export const DEFAULT_POLICY: Policy = {
  warnBefore: { durationMs: 28 * DAY_MS, share: 0.25 },
  criticalBefore: { durationMs: 14 * DAY_MS, share: 0.1 },
  ca: {
    warnBefore: { durationMs: 180 * DAY_MS, share: 0.1 },
    criticalBefore: { durationMs: 28 * DAY_MS, share: 0.05 },
  },
  maxLifetimeMs: null,
};

/** Dates that far away can be written; no certificate needs more. */
const LONGEST_MS = 1000 * 365 * DAY_MS;

/** `28d|25%`, `28d` or `25%`; null when it is none of them, or longer than a thousand years. */
export function parseThreshold(text: string): Threshold | null {
  const parts = text.split('|').map((part) => part.trim());
  const shares = parts.filter((part) => part.endsWith('%'));
  const durations = parts.filter((part) => !part.endsWith('%'));
  if (shares.length > 1 || durations.length > 1) {
    return null;
  }
  const share = shares[0] === undefined ? null : parseShare(shares[0]);
  const durationMs = durations[0] === undefined ? null : parseDuration(durations[0]);
  if (durationMs !== null && durationMs > LONGEST_MS) {
    return null;
  }
  const unreadable = (shares.length === 1 && share === null) || (durations.length === 1 && durationMs === null);
  return unreadable ? null : { durationMs, share };
}

function parseShare(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
  const percent = match ? Number(match[1]) : NaN;
  return percent <= 100 ? percent / 100 : null;
}

/** Milliseconds before the end at which the threshold is reached. Without a known lifetime only the duration counts. */
export function marginMs(threshold: Threshold, lifetimeMs: number | null): number {
  const byShare = threshold.share === null || lifetimeMs === null ? Infinity : threshold.share * lifetimeMs;
  const margin = Math.min(threshold.durationMs ?? Infinity, byShare);
  return margin === Infinity ? 0 : margin;
}

/** Says why a policy is impossible, or null. The critical threshold must not exceed the warning at any lifetime. */
export function policyFault({ warnBefore, criticalBefore }: ExpiryPolicy): string | null {
  const [warnMs, criticalMs] = [warnBefore.durationMs ?? Infinity, criticalBefore.durationMs ?? Infinity];
  const [warnShare, criticalShare] = [warnBefore.share ?? Infinity, criticalBefore.share ?? Infinity];
  if (criticalMs <= warnMs && criticalShare <= warnShare) {
    return null;
  }
  // min(a, p·l) ≤ min(b, q·l) for every l > 0 holds exactly when a ≤ b and p ≤ q, an absent part counting as infinite.
  return 'critical can come before warning: criticalBefore must not be longer than warnBefore, neither as duration nor as share';
}
