import assert from 'node:assert/strict';
import { it } from 'node:test';
import { DEFAULT_POLICY } from '@notafter/core';
import { FILE_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { createInventory } from '../../inventory/create-inventory.ts';
import { fileAt, good } from '../../inventory/location-builder.ts';
import { policiesOf } from './policies.ts';

const SHORT = { durationMs: 1000, share: null };

it('puts each slot under the policy of its source, the global one where that says nothing', () => {
  const inventory = createInventory({ clock: () => 0 });
  const policyOf = policiesOf({
    policy: DEFAULT_POLICY,
    sources: [
      {
        ...FILE_SOURCE_DEFAULTS,
        name: 'strict',
        paths: ['/a'],
        policy: { warnBefore: SHORT, ca: { warnBefore: SHORT } },
      },
      { ...FILE_SOURCE_DEFAULTS, name: 'plain', paths: ['/b'] },
    ],
  });
  const policies = ['strict', 'plain', 'gone'].map((source) => {
    const location = fileAt('/a', { source });
    inventory.addSource({ kind: 'file', name: source, looksAt: [], cluster: '' }).replace(location, good([]));
    const slot = inventory.slotAt(location);
    assert.ok(slot);
    return policyOf(slot);
  });
  const strict = { ...DEFAULT_POLICY, warnBefore: SHORT, ca: { ...DEFAULT_POLICY.ca, warnBefore: SHORT } };
  assert.deepEqual(policies, [strict, DEFAULT_POLICY, DEFAULT_POLICY]);
});
