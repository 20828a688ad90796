import { type Cell, type Filter, conditionOf } from '@notafter/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePattern } from './pattern.ts';

type Row = readonly [name: string, filter: Filter, cell: Cell, holds: boolean];

const ROWS: readonly Row[] = [
  ['equal text', { field: 'namespace', operator: '=', value: 'shop' }, 'shop', true],
  ['text is compared exactly', { field: 'namespace', operator: '=', value: 'shop' }, 'Shop', false],
  ['an absent text is empty', { field: 'owner', operator: '=', value: '' }, '', true],
  ['a number stands for its text', { field: 'serialNumber', operator: '=', value: 12 }, '12', true],
  ['unequal text', { field: 'namespace', operator: '!=', value: 'shop' }, 'shop', false],
  ['in a list', { field: 'node', operator: 'in', value: ['cp-1', 'cp-2'] }, 'cp-2', true],
  ['in an empty list', { field: 'node', operator: 'in', value: [] }, '', false],
  ['a pattern is anchored at its start', { field: 'node', operator: '=~', value: 'p-1' }, 'cp-1', false],
  ['a pattern is anchored at its end', { field: 'node', operator: '=~', value: 'cp' }, 'cp-1', false],
  ['alternatives are anchored together', { field: 'node', operator: '=~', value: 'a|b' }, 'ab', false],
  ['a pattern that matches nothing there', { field: 'node', operator: '=~', value: '.*' }, '', true],
  ['a negated pattern', { field: 'node', operator: '!~', value: 'cp-.*' }, 'worker-1', true],
  ['any of many values', { field: 'sans', operator: '=', value: 'b' }, ['a', 'b'], true],
  ['any of many matches', { field: 'sans', operator: '=~', value: 'b.' }, ['a', 'b1'], true],
  ['none of many values', { field: 'sans', operator: '!=', value: 'b' }, ['a', 'b'], false],
  ['none of many matches', { field: 'sans', operator: '!~', value: 'c.*' }, ['a', 'b'], true],
  ['no value at all is one empty text', { field: 'findings', operator: '=', value: '' }, [], true],
  ['no value at all is not this one', { field: 'findings', operator: '!=', value: 'expired' }, [], true],
  ['numbers by size, not by text', { field: 'daysLeft', operator: '<', value: 30 }, 4, true],
  ['a number written as text', { field: 'daysLeft', operator: '<=', value: '4' }, 4, true],
  ['greater', { field: 'daysLeft', operator: '>', value: 4 }, 4, false],
  ['greater or equal', { field: 'daysLeft', operator: '>=', value: 4 }, 4, true],
  ['an absent number has no order', { field: 'keySize', operator: '<', value: 4096 }, null, false],
  ['an absent number is none', { field: 'keySize', operator: '!=', value: 4096 }, null, true],
  ['an absent number is the empty text', { field: 'keySize', operator: '=', value: '' }, null, true],
  ['zero is not absent', { field: 'position', operator: '=', value: '' }, 0, false],
  ['one of some numbers', { field: 'port', operator: 'in', value: ['443', '8443'] }, 8443, true],
  ['a time as milliseconds', { field: 'notAfter', operator: '<', value: 1000 }, 999, true],
  ['a time as ISO text', { field: 'notAfter', operator: '>=', value: '2027-01-31' }, Date.UTC(2027, 0, 31), true],
  [
    'a time with its zone',
    { field: 'notAfter', operator: '=', value: '2027-01-31T01:00:00+01:00' },
    1801353600000,
    true,
  ],
  ['a boolean', { field: 'isCa', operator: '=', value: true }, true, true],
  ['a boolean written as text', { field: 'isCa', operator: '!=', value: 'true' }, false, true],
];

for (const [name, filter, cell, holds] of ROWS) {
  test(name, () => {
    const result = conditionOf(filter, compilePattern);
    assert.ok(result.ok);
    assert.equal(result.condition.holds(cell), holds);
  });
}

const WRONG: ReadonlyArray<readonly [name: string, filter: Filter, part: string, message: RegExp]> = [
  ['order of texts', { field: 'node', operator: '<', value: 'a' }, 'operator', /use one of = != =~ !~ in/],
  ['a pattern for a number', { field: 'daysLeft', operator: '=~', value: '1.*' }, 'operator', /use one of = != < /],
  ['a word for a number', { field: 'daysLeft', operator: '<', value: 'soon' }, 'value', /a number/],
  ['true for a number', { field: 'daysLeft', operator: '<', value: true }, 'value', /a number/],
  ['nothing to compare a number with', { field: 'daysLeft', operator: '<', value: '' }, 'value', /a number/],
  ['a word for a time', { field: 'notAfter', operator: '<', value: 'tomorrow' }, 'value', /ISO 8601/],
  ['an impossible day', { field: 'notAfter', operator: '<', value: '2027-13-45' }, 'value', /ISO 8601/],
  ['a number for a boolean', { field: 'isCa', operator: '=', value: 1 }, 'value', /true or false/],
  ['one value for in', { field: 'node', operator: 'in', value: 'cp-1' }, 'value', /list/],
  ['a list for =', { field: 'node', operator: '=', value: ['cp-1'] }, 'value', /use in/],
  ['a broken pattern', { field: 'node', operator: '=~', value: '(cp' }, 'value', /missing closing/],
  ['a back-reference', { field: 'node', operator: '=~', value: '(a)\\1' }, 'value', /RE2/],
  ['a repeat bomb', { field: 'node', operator: '=~', value: '.{0,1000}'.repeat(110) }, 'value', /too large/],
  ['a very long pattern', { field: 'node', operator: '=~', value: 'a?'.repeat(400_000) }, 'value', /too large/],
];

for (const [name, filter, part, message] of WRONG) {
  test(`refused: ${name}`, () => {
    const result = conditionOf(filter, compilePattern);
    assert.ok(!result.ok);
    assert.equal(result.part, part);
    assert.match(result.message, message);
  });
}

test('a pattern that backtracking engines hang on is answered', () => {
  const result = conditionOf({ field: 'title', operator: '=~', value: '(a+)+b' }, compilePattern);
  assert.ok(result.ok);
  assert.equal(result.condition.holds('a'.repeat(5000)), false);
});

test('a large pattern on a long value is refused, not run', () => {
  const result = conditionOf({ field: 'title', operator: '=~', value: '(a|b)*'.repeat(1500) }, compilePattern);
  assert.ok(result.ok);
  assert.throws(() => result.condition.holds('a'.repeat(4096)), /too large for a value of 4096 characters/);
});
