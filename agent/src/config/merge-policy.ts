import type { Policy } from '@notafter/core';
import type { SourceConfig } from './config.ts';

/** A policy with some of its thresholds replaced. */
export function mergePolicy(policy: Policy, override: SourceConfig['policy']): Policy {
  const { ca, ...leaf } = override;
  return { ...policy, ...leaf, ca: { ...policy.ca, ...ca } };
}
