import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY, type Facts, type Policy, parseThreshold, policyFault } from '@notafter/core';
import { createInventory } from '../../inventory/create-inventory.ts';
import { good, secretAt } from '../../inventory/location-builder.ts';
import { policiesOf } from './policies.ts';

const web = secretAt('shop', 'web', 'tls.crt');
const threshold = (text: string) => parseThreshold(text)!;

function policyUnder(facts: Facts, policy: Policy = DEFAULT_POLICY): Policy {
  const inventory = createInventory({ clock: () => 0 });
  const sink = inventory.addSource({ kind: 'kubernetes', name: 'secrets', looksAt: [], cluster: '' });
  sink.replace(web, good([]));
  sink.relate('Secret shop/web', facts);
  return policiesOf({ policy, sources: [] })(inventory.slotAt(web)!);
}

const own = (warnBefore: string, criticalBefore: string) => ({
  warnBefore: threshold(warnBefore),
  criticalBefore: threshold(criticalBefore),
});

test('both thresholds of an object stand above all others, for authorities too', () => {
  const said = own('10d', '2d');
  assert.deepEqual(policyUnder(said), { ...DEFAULT_POLICY, ...said, ca: said });
});

test('thresholds that contradict each other are not heeded', () => {
  assert.equal(policyUnder(own('2d', '10d')), DEFAULT_POLICY);
});

const FITTED: ReadonlyArray<{ name: string; facts: Facts; leaf: ReturnType<typeof own> }> = [
  {
    name: 'a shorter warning shortens critical',
    facts: { warnBefore: threshold('7d') },
    leaf: own('7d', '7d|10%'),
  },
  {
    name: 'a longer warning leaves critical alone',
    facts: { warnBefore: threshold('60d|50%') },
    leaf: own('60d|50%', '14d|10%'),
  },
  {
    name: 'an earlier critical brings the warning with it',
    facts: { criticalBefore: threshold('40d|30%') },
    leaf: own('40d|30%', '40d|30%'),
  },
  {
    name: 'a later critical leaves the warning alone',
    facts: { criticalBefore: threshold('1d|1%') },
    leaf: own('28d|25%', '1d|1%'),
  },
];

for (const { name, facts, leaf } of FITTED) {
  test(`one threshold alone: ${name}`, () => {
    const policy = policyUnder(facts);
    assert.deepEqual({ warnBefore: policy.warnBefore, criticalBefore: policy.criticalBefore }, leaf);
    assert.deepEqual([policyFault(policy), policyFault(policy.ca)], [null, null]);
  });
}

test('an object without thresholds is under the policy of its source, and the same one each time', () => {
  assert.equal(policyUnder({ owner: 'shop' }), DEFAULT_POLICY);
});
