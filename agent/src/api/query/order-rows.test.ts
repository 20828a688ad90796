import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell } from '@notafter/core';
import { orderRows } from './order-rows.ts';
import { createPace } from './pace.ts';

interface Named {
  readonly id: number;
  readonly a: Cell;
}

const by = (name: string, direction: 'asc' | 'desc') => ({ name, direction, read: ({ a }: Named) => a });
const order = async (cells: readonly Cell[], direction: 'asc' | 'desc', limit = Infinity, name = 'a') => {
  const rows = cells.map((a, id) => ({ id, a }));
  const ordered = await orderRows(rows, [by(name, direction)], Math.min(limit, rows.length), createPace());
  return ordered.map(({ id }) => cells[id]);
};

test('numbers by size, absent ones last in both directions', async () => {
  assert.deepEqual(await order([10, null, 9, 2], 'asc'), [2, 9, 10, null]);
  assert.deepEqual(await order([10, null, 9, 2], 'desc'), [10, 9, 2, null]);
});

test('an absent text comes last, too', async () => {
  assert.deepEqual(await order(['', 'b', 'a'], 'asc'), ['a', 'b', '']);
});

test('texts as people expect them: numbers by size, letters whatever their case and accents', async () => {
  const cells = ['zoo', 'web-10', 'Web-2', 'éclair', 'web-1', 'Apple', 'earth'];
  const expected = ['Apple', 'earth', 'éclair', 'web-1', 'Web-2', 'web-10', 'zoo'];
  assert.deepEqual(await order(cells, 'asc'), expected);
  assert.deepEqual(await order(cells, 'desc'), expected.toReversed());
  assert.deepEqual(await order(cells, 'asc', 4), expected.slice(0, 4));
});

test('states and severities ascend from the worst', async () => {
  assert.deepEqual(await order(['valid', 'expired', 'warning'], 'asc', 3, 'state'), ['expired', 'warning', 'valid']);
  assert.deepEqual(await order(['info', 'critical', 'warning'], 'asc', 3, 'severity'), ['critical', 'warning', 'info']);
});

test('equal rows keep their order; a second key decides between them', async () => {
  const rows = [
    { id: 0, a: 1, b: 'y' },
    { id: 1, a: 1, b: 'x' },
    { id: 2, a: 0, b: 'z' },
    { id: 3, a: 1, b: 'x' },
  ];
  const keys = [
    { name: 'a', direction: 'asc', read: ({ a }: { a: number }) => a },
    { name: 'b', direction: 'asc', read: ({ b }: { b: string }) => b },
  ] as const;
  const ids = (await orderRows(rows, keys, 4, createPace())).map(({ id }) => id);
  assert.deepEqual(ids, [2, 1, 3, 0]);
});

for (const limit of [1, 100, 4096, 20_000]) {
  test(`the first ${limit} of many rows are those of a whole sort`, async () => {
    const cells = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 10_007);
    const whole = cells.toSorted((a, b) => a - b).slice(0, limit);
    assert.deepEqual(await order(cells, 'asc', limit), whole);
  });
}
