import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, parseDuration } from './duration.ts';

const rows: Array<[string, number | null]> = [
  ['0', 0],
  ['30s', 30_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['14d', 14 * DAY_MS],
  ['1.5h', 5_400_000],
  ['250ms', 250],
  ['1500us', 1.5],
  ['1500µs', 1.5],
  ['1000ns', 0.001],
  ['1d12h', 1.5 * DAY_MS],
  ['', null],
  ['5', null],
  ['5 m', null],
  ['-5m', null],
  ['5w', null],
  ['m5', null],
  ['1h-5m', null],
  ['1e3s', null],
  ['.5h', null],
  ['5m ', null],
];
for (const [text, ms] of rows) {
  test(`"${text}" is ${ms === null ? 'no duration' : `${ms} ms`}`, () => {
    assert.equal(parseDuration(text), ms);
  });
}
