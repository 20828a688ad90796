import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnnotations } from './object-annotations.ts';

const book = 'x'.repeat(200_000);

test('an owner as long as a book is none', () => {
  const { owner, badAnnotations } = readAnnotations({ 'notafter.io/owner': book });
  assert.equal(owner, undefined);
  assert.match(badAnnotations?.[0]?.message ?? '', /no more than 256 characters/);
  assert.ok((badAnnotations?.[0]?.value.length ?? Infinity) <= 201);
});

test('of thousands that cannot be taken ten are told', () => {
  const annotations = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`notafter.io/a${index}`, '1']));
  assert.equal(readAnnotations(annotations).badAnnotations?.length, 10);
});

test('a threshold that no date could be written for', () => {
  const { warnBefore, badAnnotations } = readAnnotations({ 'notafter.io/warn-before': `1${'0'.repeat(300)}d` });
  assert.equal(warnBefore, undefined);
  assert.equal(badAnnotations?.length, 1);
});

test('names that every object of JavaScript has', () => {
  const annotations: Record<string, string> = JSON.parse('{"__proto__": "x", "notafter.io/__proto__": "x"}');
  assert.match(readAnnotations(annotations).badAnnotations?.[0]?.message ?? '', /there is no such annotation/);
});
