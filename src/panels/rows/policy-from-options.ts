import { t } from '@grafana/i18n';
import { DEFAULT_POLICY, parseThreshold, type Policy, policyFault } from '@notafter/core';
import type { ThresholdOptions } from './threshold-options';

export type PolicyResult =
  { readonly ok: true; readonly policy: Policy } | { readonly ok: false; readonly message: string };

/** The expiry policy that the panel's options ask for; authorities keep the default one. */
export function policyFromOptions({ warnBefore, criticalBefore }: Partial<ThresholdOptions>): PolicyResult {
  const warn = warnBefore ? parseThreshold(warnBefore) : DEFAULT_POLICY.warnBefore;
  const critical = criticalBefore ? parseThreshold(criticalBefore) : DEFAULT_POLICY.criticalBefore;
  if (warn === null || critical === null) {
    const message = t(
      'panel.bad-threshold',
      'A threshold of this panel cannot be read. Write a duration, a share of the lifetime, or both: 28d, 25% or 28d|25%.'
    );
    return { ok: false, message };
  }
  const policy = { ...DEFAULT_POLICY, warnBefore: warn, criticalBefore: critical };
  const fault = policyFault(policy);
  return fault === null ? { ok: true, policy } : { ok: false, message: fault };
}
