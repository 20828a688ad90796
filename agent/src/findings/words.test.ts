import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificate } from '../inventory/certificate-builder.ts';
import { called, moment, span, whenFrom } from './words.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

test('span takes the largest unit of which there are two', () => {
  const rows: Array<[number, string]> = [
    [0, '0 seconds'],
    [1 * SECOND, '1 second'],
    [119 * SECOND, '119 seconds'],
    [120 * SECOND, '2 minutes'],
    [2 * HOUR - 1, '119 minutes'],
    [47.9 * HOUR, '47 hours'],
    [2 * DAY, '2 days'],
    [3653.5 * DAY, '3653 days'],
  ];
  for (const [durationMs, text] of rows) {
    assert.equal(span(durationMs), text);
  }
});

test('a moment names the year when it is another one', () => {
  const nowMs = Date.UTC(2026, 10, 23);
  assert.equal(moment(Date.UTC(2026, 10, 28, 3, 12, 59), nowMs), '28 Nov 03:12 UTC');
  assert.equal(moment(Date.UTC(2036, 0, 1), nowMs), '1 Jan 2036 00:00 UTC');
  assert.equal(whenFrom(nowMs, nowMs - 3 * DAY), '3 days ago (20 Nov 00:00 UTC)');
});

test('a hostile name is called by visible text of bounded length', () => {
  const name = called(certificate({ subject: `CN=\u001b[31mred${'x'.repeat(1000)}` }));
  assert.match(name, /^\\u001b\[31mredx+…$/);
  assert.ok(Buffer.byteLength(name) <= 200);
});
