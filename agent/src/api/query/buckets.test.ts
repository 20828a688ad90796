import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketAt, bucketStarts } from './buckets.ts';
import { timeZoneNamed } from './time-zone.ts';

const starts = (from: string, to: string, interval: 'day' | 'week' | 'month', zone = 'UTC') =>
  bucketStarts({ fromMs: Date.parse(from), toMs: Date.parse(to) }, interval, timeZoneNamed(zone)).map((start) =>
    new Date(start).toISOString().replace(':00.000Z', 'Z')
  );

test('weeks begin on the Monday before the range', () => {
  assert.deepEqual(starts('2026-11-25T10:00Z', '2026-12-07T00:00Z', 'week'), [
    '2026-11-23T00:00Z',
    '2026-11-30T00:00Z',
    '2026-12-07T00:00Z',
  ]);
});

test('months differ in length', () => {
  assert.deepEqual(starts('2027-01-31T00:00Z', '2027-03-01T00:00Z', 'month'), [
    '2027-01-01T00:00Z',
    '2027-02-01T00:00Z',
    '2027-03-01T00:00Z',
  ]);
});

test('days follow the clocks there', () => {
  assert.deepEqual(starts('2026-10-24T12:00Z', '2026-10-26T12:00Z', 'day', 'Europe/Paris'), [
    '2026-10-23T22:00Z',
    '2026-10-24T22:00Z',
    '2026-10-25T23:00Z',
  ]);
});

test('a day that a zone left out has no bucket', () => {
  assert.deepEqual(starts('2011-12-29T12:00Z', '2011-12-31T12:00Z', 'day', 'Pacific/Apia'), [
    '2011-12-29T10:00Z',
    '2011-12-30T10:00Z',
    '2011-12-31T10:00Z',
  ]);
});

test('a moment is in the last bucket that began', () => {
  assert.equal(bucketAt([10, 20, 30], 10), 0);
  assert.equal(bucketAt([10, 20, 30], 29), 1);
  assert.equal(bucketAt([10, 20, 30], 99), 2);
});
