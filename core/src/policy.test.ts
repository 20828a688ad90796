import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS } from './duration.ts';
import { DEFAULT_POLICY, type ExpiryPolicy, marginMs, parseThreshold, policyFault } from './policy.ts';

describe('parseThreshold', () => {
  const rows: Array<[string, ReturnType<typeof parseThreshold>]> = [
    ['28d|25%', { durationMs: 28 * DAY_MS, share: 0.25 }],
    ['25% | 28d', { durationMs: 28 * DAY_MS, share: 0.25 }],
    ['28d', { durationMs: 28 * DAY_MS, share: null }],
    ['12.5%', { durationMs: null, share: 0.125 }],
    ['0', { durationMs: 0, share: null }],
    ['100%', { durationMs: null, share: 1 }],
    ['101%', null],
    ['-1%', null],
    ['%', null],
    ['28d|14d', null],
    ['1%|2%', null],
    ['28d|', null],
    ['28 days', null],
    ['365000d', { durationMs: 365_000 * DAY_MS, share: null }],
    ['365001d', null],
    [`${'9'.repeat(400)}d|25%`, null],
    ['', null],
  ];
  for (const [text, threshold] of rows) {
    test(`"${text}"`, () => assert.deepEqual(parseThreshold(text), threshold));
  }
});

describe('marginMs', () => {
  const both = { durationMs: 28 * DAY_MS, share: 0.25 };
  const rows = [
    { name: 'the share of a short life', threshold: both, lifetimeMs: 47 * DAY_MS, days: 11.75 },
    { name: 'the duration of a long one', threshold: both, lifetimeMs: 365 * DAY_MS, days: 28 },
    { name: 'the duration without a known lifetime', threshold: both, lifetimeMs: null, days: 28 },
    {
      name: 'nothing for a share alone without one',
      threshold: { ...both, durationMs: null },
      lifetimeMs: null,
      days: 0,
    },
    { name: 'nothing for an empty threshold', threshold: { durationMs: null, share: null }, lifetimeMs: 1, days: 0 },
  ];
  for (const { name, threshold, lifetimeMs, days } of rows) {
    test(name, () => assert.equal(marginMs(threshold, lifetimeMs), days * DAY_MS));
  }
});

describe('policyFault', () => {
  const policy = (warn: string, critical: string): ExpiryPolicy => ({
    warnBefore: parseThreshold(warn)!,
    criticalBefore: parseThreshold(critical)!,
  });

  test('the defaults are possible', () => {
    assert.equal(policyFault(DEFAULT_POLICY), null);
    assert.equal(policyFault(DEFAULT_POLICY.ca), null);
  });

  const rows: Array<[warn: string, critical: string, isPossible: boolean]> = [
    ['28d|25%', '14d|10%', true],
    ['14d', '14d', true],
    ['28d', '14d|10%', true],
    ['14d|25%', '28d|10%', false],
    ['28d|10%', '14d|25%', false],
    ['28d|25%', '14d', false],
    ['28d', '10%', false],
    ['25%', '14d', false],
  ];
  const lifetimes = [0.01, 1, 6, 47, 90, 365, 3650, 100_000].map((days) => days * DAY_MS);
  for (const [warn, critical, isPossible] of rows) {
    test(`warn ${warn}, critical ${critical}: ${isPossible ? 'possible' : 'refused'}`, () => {
      const given = policy(warn, critical);
      const isInOrder = lifetimes.every(
        (lifetime) => marginMs(given.criticalBefore, lifetime) <= marginMs(given.warnBefore, lifetime)
      );
      assert.equal(isInOrder, isPossible);
      assert.equal(policyFault(given) === null, isPossible);
    });
  }
});
