import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { remainingText } from './remaining-text.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('what is left', () => {
  const rows: ReadonlyArray<[ms: number, text: string]> = [
    [0, '0m'],
    [90 * MINUTE, '90m'],
    [47 * HOUR, '47h'],
    [48 * HOUR, '2d'],
    [364.9 * DAY, '364d'],
    [729 * DAY, '729d'],
    [3650 * DAY, '10y'],
    [-5 * MINUTE, '5m ago'],
    [-3 * DAY, '3d ago'],
  ];
  for (const [ms, text] of rows) {
    it(text, () => assert.equal(remainingText(1e12 + ms, 1e12), text));
  }

  it('is unknown without an end', () => assert.equal(remainingText(null, 0), 'unknown'));
});
