import { type ExpiryPolicy, policyFault } from '@notafter/core';
import type { Config } from './config.ts';
import type { ConfigPath } from './config-problem.ts';
import type { Issue } from './dormant-issues.ts';
import { mergePolicy } from './merge-policy.ts';

/** Policies, global and of each source, whose critical threshold can come before the warning. */
export function policyIssues({ policy, sources }: Config): Issue[] {
  const global = [...faultOf(policy, ['policy']), ...faultOf(policy.ca, ['policy', 'ca'])];
  if (global.length > 0) {
    return global;
  }
  return sources.flatMap((source, index) => {
    const merged = mergePolicy(policy, source.policy);
    const path = ['sources', index, 'policy'];
    return [...faultOf(merged, path), ...faultOf(merged.ca, [...path, 'ca'])];
  });
}

function faultOf(policy: ExpiryPolicy, path: ConfigPath): Issue[] {
  const message = policyFault(policy);
  return message === null ? [] : [{ path, message, reason: 'invalid', at: 'key' }];
}
