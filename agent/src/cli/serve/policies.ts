import type { Policy } from '@notafter/core';
import type { Config } from '../../config/config.ts';
import { mergePolicy } from '../../config/merge-policy.ts';
import type { Slot } from '../../inventory/slot.ts';

/** Which policy a slot is under: the global one with what its source overrides. */
export function policiesOf({ policy, sources }: Pick<Config, 'policy' | 'sources'>): (slot: Slot) => Policy {
  const bySource = new Map(sources.map((source) => [source.name, mergePolicy(policy, source.policy)]));
  return (slot) => bySource.get(slot.location.source) ?? policy;
}
