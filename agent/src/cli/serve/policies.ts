import { type ExpiryPolicy, type Facts, type Policy, type Threshold, policyFault } from '@notafter/core';
import type { Config } from '../../config/config.ts';
import { mergePolicy } from '../../config/merge-policy.ts';
import type { Slot } from '../../inventory/slot.ts';

/**
 * Which policy a slot is under: the global one with what its source overrides, and above both what the annotations of its
 * object or namespace say. Thresholds of an object that contradict each other are not heeded.
 */
export function policiesOf({ policy, sources }: Pick<Config, 'policy' | 'sources'>): (slot: Slot) => Policy {
  const bySource = new Map(sources.map((source) => [source.name, mergePolicy(policy, source.policy)]));
  const byFacts = new WeakMap<Facts, { readonly base: Policy; readonly policy: Policy }>();

  function ofObject(facts: Facts, base: Policy): Policy {
    const known = byFacts.get(facts);
    if (known?.base === base) {
      return known.policy;
    }
    const own = policyOfObject(facts, base);
    byFacts.set(facts, { base, policy: own });
    return own;
  }

  return ({ location, facts }) => {
    const base = bySource.get(location.source) ?? policy;
    return facts.warnBefore === undefined && facts.criticalBefore === undefined ? base : ofObject(facts, base);
  };
}

function policyOfObject({ warnBefore, criticalBefore }: Facts, base: Policy): Policy {
  if (warnBefore !== undefined && criticalBefore !== undefined) {
    const own = { warnBefore, criticalBefore };
    return policyFault(own) === null ? { ...base, ...own, ca: own } : base;
  }
  const fit = (inherited: ExpiryPolicy): ExpiryPolicy => fitted(inherited, warnBefore, criticalBefore);
  return { ...base, ...fit(base), ca: fit(base.ca) };
}

/** One threshold of an object moves the inherited other one as far as it must, so that critical never comes before warning. */
function fitted(
  inherited: ExpiryPolicy,
  warnBefore: Threshold | undefined,
  criticalBefore: Threshold | undefined
): ExpiryPolicy {
  return {
    warnBefore: warnBefore ?? each(Math.max, inherited.warnBefore, criticalBefore),
    criticalBefore: criticalBefore ?? each(Math.min, inherited.criticalBefore, warnBefore),
  };
}

/** Picks the longer or the shorter of each part; an absent part counts as without limit. */
function each(pick: (a: number, b: number) => number, inherited: Threshold, own: Threshold | undefined): Threshold {
  if (own === undefined) {
    return inherited;
  }
  const part = (a: number | null, b: number | null): number | null => {
    const picked = pick(a ?? Infinity, b ?? Infinity);
    return picked === Infinity ? null : picked;
  };
  return { durationMs: part(inherited.durationMs, own.durationMs), share: part(inherited.share, own.share) };
}
