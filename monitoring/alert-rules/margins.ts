import { DAY_MS, DEFAULT_POLICY, type Threshold } from '@notafter/core';
import type { Margin, Margins } from './prometheus-only-rules.ts';

/** A century: the part that is absent never is the smaller one. */
const CENTURY_MS = 36_525 * DAY_MS;

const marginOf = ({ durationMs, share }: Threshold): Margin => ({
  seconds: `${(durationMs ?? CENTURY_MS) / DAY_MS} * 86400`,
  share: String(share ?? 1),
});

/** Those of the agent's own policy for leaves. */
export const SHIPPED_MARGINS: Margins = {
  warning: marginOf(DEFAULT_POLICY.warnBefore),
  critical: marginOf(DEFAULT_POLICY.criticalBefore),
};

/** Words in place of the numbers, which the page Setup fills in. */
export const PLACEHOLDER_MARGINS: Margins = {
  warning: { seconds: 'WARNING_SECONDS', share: 'WARNING_SHARE' },
  critical: { seconds: 'CRITICAL_SECONDS', share: 'CRITICAL_SHARE' },
};
