import { type IssueOptions, type Issued, issue } from '../issue.ts';

export const SHORT_LIFETIME_MS = 8 * 60_000;
export const SHORT_RENEW_BEFORE_MS = 5000;

export interface ShortLived {
  /** Issues the certificate that is to be held at a moment; the same one until its renewal is due. */
  at(nowMs: number): { certificate: Issued; renewAtMs: number };
}

/**
 * One that lives eight minutes, unless told otherwise, and is renewed five seconds before its end: a visitor sees it turn
 * to warning two minutes and to critical 48 s before, and an alert resolve.
 */
export function shortLived(
  options: Omit<IssueOptions, 'notBefore' | 'notAfter'>,
  lifetimeMs = SHORT_LIFETIME_MS
): ShortLived {
  let held: { certificate: Issued; renewAtMs: number } | null = null;
  return {
    at(nowMs) {
      if (held === null || nowMs >= held.renewAtMs) {
        const notAfter = nowMs + lifetimeMs;
        held = {
          certificate: issue({ ...options, notBefore: nowMs, notAfter }),
          renewAtMs: notAfter - SHORT_RENEW_BEFORE_MS,
        };
      }
      return held;
    },
  };
}
