import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS } from './duration.ts';
import { DEFAULT_POLICY } from './policy.ts';
import {
  STATES,
  STATES_BY_URGENCY,
  STATUSES,
  STATUS_VALUE,
  type Status,
  nextStatusChangeMs,
  statusOf,
  worstState,
  zonesOf,
} from './status.ts';

const START = Date.UTC(2026, 0, 1);
const living = (days: number, isCa = false) => ({
  notBeforeMs: START,
  notAfterMs: START + days * DAY_MS,
  isCa,
});

describe('zones of the default policy', () => {
  const rows = [
    { name: 'six days', certificate: living(6), warns: 1.5, critical: 0.6 },
    { name: '47 days', certificate: living(47), warns: 11.75, critical: 4.7 },
    { name: '90 days', certificate: living(90), warns: 22.5, critical: 9 },
    { name: 'a year', certificate: living(365), warns: 28, critical: 14 },
    { name: 'an authority of ten years', certificate: living(3650, true), warns: 180, critical: 28 },
    { name: 'an authority of 90 days', certificate: living(90, true), warns: 9, critical: 4.5 },
  ];
  for (const { name, certificate, warns, critical } of rows) {
    test(name, () => {
      const { warningAtMs, criticalAtMs } = zonesOf(certificate, DEFAULT_POLICY);
      assert.ok(Math.abs((certificate.notAfterMs - (warningAtMs ?? 0)) / DAY_MS - warns) < 1e-6);
      assert.ok(Math.abs((certificate.notAfterMs - (criticalAtMs ?? 0)) / DAY_MS - critical) < 1e-6);
    });
  }

  test('without a start only durations count, without an end there are none', () => {
    const { warningAtMs } = zonesOf({ ...living(6), notBeforeMs: null }, DEFAULT_POLICY);
    assert.equal(warningAtMs, START + (6 - 28) * DAY_MS);
    const none = zonesOf({ ...living(6), notAfterMs: null }, DEFAULT_POLICY);
    assert.deepEqual(none, { warningAtMs: null, criticalAtMs: null });
  });

  test('an end before its start has a lifetime of zero', () => {
    const { warningAtMs } = zonesOf(living(-5), DEFAULT_POLICY);
    assert.equal(warningAtMs, START - 5 * DAY_MS);
  });
});

describe('status at the edges', () => {
  const year = living(365);
  const rows: Array<[name: string, atMs: number, status: Status]> = [
    ['a millisecond before the start', START - 1, 'not-yet-valid'],
    ['at the start', START, 'valid'],
    ['a millisecond before the warning zone', year.notAfterMs - 28 * DAY_MS - 1, 'valid'],
    ['where the warning zone begins', year.notAfterMs - 28 * DAY_MS, 'warning'],
    ['where the critical zone begins', year.notAfterMs - 14 * DAY_MS, 'critical'],
    ['at the end', year.notAfterMs, 'critical'],
    ['a millisecond after the end', year.notAfterMs + 1, 'expired'],
  ];
  for (const [name, atMs, status] of rows) {
    test(name, () => assert.equal(statusOf(year, DEFAULT_POLICY, atMs), status));
  }

  test('an end that cannot be read is critical at any time', () => {
    assert.equal(statusOf({ ...year, notAfterMs: null }, DEFAULT_POLICY, 0), 'critical');
  });

  test('an end before the start: not yet valid until the end, then expired', () => {
    const odd = living(-5);
    assert.equal(statusOf(odd, DEFAULT_POLICY, START - 6 * DAY_MS), 'not-yet-valid');
    assert.equal(statusOf(odd, DEFAULT_POLICY, START - 4 * DAY_MS), 'expired');
  });
});

describe('nextStatusChangeMs', () => {
  test('walks through every status, each change where it is said to be', () => {
    const certificate = living(365);
    const seen: Status[] = [];
    for (let atMs: number | null = START - DAY_MS; atMs !== null;) {
      const status = statusOf(certificate, DEFAULT_POLICY, atMs);
      assert.notEqual(status, seen.at(-1));
      seen.push(status);
      const next = nextStatusChangeMs(certificate, DEFAULT_POLICY, atMs);
      assert.ok(next === null || statusOf(certificate, DEFAULT_POLICY, next - 1) === status);
      atMs = next;
    }
    assert.deepEqual(seen, ['not-yet-valid', 'valid', 'warning', 'critical', 'expired']);
  });

  test('nothing changes any more after the end', () => {
    assert.equal(nextStatusChangeMs(living(1), DEFAULT_POLICY, START + 2 * DAY_MS), null);
  });
});

describe('states', () => {
  test('every state has its urgency', () => {
    assert.deepEqual([...STATES_BY_URGENCY].sort(), [...STATES].sort());
  });

  test('the worst one counts, of nothing there is none', () => {
    assert.equal(worstState(['valid', 'superseded', 'warning']), 'warning');
    assert.equal(worstState(['unreadable', 'not-yet-valid']), 'unreadable');
    assert.equal(worstState([]), null);
  });

  test('values of the metric order themselves by how bad they are', () => {
    const byValue = STATUSES.toSorted((a, b) => STATUS_VALUE[a] - STATUS_VALUE[b]);
    assert.deepEqual(byValue, ['not-yet-valid', 'valid', 'warning', 'critical', 'expired']);
  });
});
