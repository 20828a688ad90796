import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS } from './duration.ts';
import { DEFAULT_POLICY } from './policy.ts';
import { LIFETIME_LIMITS, type Renewed, readinessOf, renewalsAYear } from './readiness.ts';

const NOW = Date.UTC(2026, 10, 23);

function lasting(days: number | null, change: Partial<Renewed> = {}): Renewed {
  return {
    owner: '',
    managedBy: '',
    notBeforeMs: days === null ? null : NOW,
    notAfterMs: NOW + (days ?? 90) * DAY_MS,
    renewalDueMs: null,
    ...change,
  };
}

/** Renewed so many days before its end. */
function automated(days: number, marginDays: number): Renewed {
  return lasting(days, { managedBy: 'cert-manager', renewalDueMs: NOW + (days - marginDays) * DAY_MS });
}

const rounded = (value: number) => Math.round(value * 100) / 100;

describe('renewals a year, when it begins to warn', () => {
  for (const [name, days, expected] of [
    ['a year warns 28 days before', 365, 1.08],
    ['200 days', 200, 2.12],
    ['100 days', 100, 4.87],
    ['47 days warn a quarter before', 47, 10.36],
    ['6 days', 6, 81.17],
    ['an unknown lifetime', null, 0],
    ['a lifetime of nothing', 0, 0],
  ] as const) {
    test(name, () => assert.equal(rounded(renewalsAYear(days, DEFAULT_POLICY)), expected));
  }
});

test('the limits come one after the other, each shorter', () => {
  const sorted = [...LIFETIME_LIMITS].sort((one, other) => one.fromMs - other.fromMs || other.days - one.days);
  assert.deepEqual(LIFETIME_LIMITS, sorted);
  assert.deepEqual(
    LIFETIME_LIMITS.map(({ days }) => days),
    [200, 100, 47]
  );
});

test('work by owner, the most of it first; what lives shorter already, or is renewed by itself, is not made more', () => {
  const { total, owners, byHand } = readinessOf(
    [
      lasting(365, { owner: 'shop' }),
      lasting(365, { owner: 'shop' }),
      lasting(30, { owner: 'mail' }),
      lasting(null, { owner: '' }),
      automated(90, 30),
      // Short-lived: some program renews it, whoever that is.
      lasting(6),
    ],
    DEFAULT_POLICY
  );
  const figures = owners.map(({ owner, certificates, today, limited }) => [
    owner,
    certificates,
    rounded(today),
    limited.map(rounded),
  ]);
  assert.deepEqual(figures, [
    ['shop', 2, 2.17, [4.25, 9.74, 20.72]],
    ['mail', 1, 16.23, [16.23, 16.23, 16.23]],
    ['', 1, 0, [2.12, 4.87, 10.36]],
  ]);
  assert.equal(byHand.length, 4);
  assert.equal(total.certificates, 4);
  assert.equal(rounded(total.limited.at(-1)!), 47.32);
});

describe('an automation that renews too late', () => {
  for (const [name, certificate, limitDays] of [
    ['a third of the lifetime is enough for ever', automated(90, 30), undefined],
    ['a few days before the end warn today already', automated(90, 5), null],
    ['a fifth of a year is enough until lifetimes shrink', automated(365, 73), 100],
    ['nobody knows when it renews', lasting(90, { managedBy: 'cert-manager' }), undefined],
    ['by hand there is no automation', lasting(90, { renewalDueMs: NOW + 89 * DAY_MS }), undefined],
  ] as const) {
    test(name, () => {
      const [late, ...others] = readinessOf([certificate], DEFAULT_POLICY).late;
      assert.equal(others.length, 0);
      assert.equal(late === undefined ? undefined : (late.limit?.days ?? null), limitDays);
    });
  }

  test('says how much there is, and how much it takes', () => {
    const [late] = readinessOf([automated(90, 5)], DEFAULT_POLICY).late;
    assert.deepEqual([late?.marginDays, late?.neededDays], [5, 22.5]);
  });
});

test('no certificate is no work', () => {
  const { total, owners, byHand, late } = readinessOf([], DEFAULT_POLICY);
  assert.deepEqual(
    { total, owners, byHand, late },
    { total: { certificates: 0, today: 0, limited: [0, 0, 0] }, owners: [], byHand: [], late: [] }
  );
});
