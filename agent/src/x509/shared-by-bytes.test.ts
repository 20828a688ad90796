import assert from 'node:assert/strict';
import { test } from 'node:test';
import { note } from './fence.ts';
import { createReader } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

/** Tells what it was given, as an object of its own each time. */
const readText = sharedByBytes((reader, start, end) => ({ text: reader.bytes.toString('latin1', start, end) }));
const read = (text: string) => readText(createReader(Buffer.from(`-${text}-`, 'latin1')), 1, text.length + 1);

test('the same bytes give the same object, wherever they stand', () => {
  assert.equal(read('O=Example'), read('O=Example'));
  assert.deepEqual(read('O=Example'), { text: 'O=Example' });
});

test('bytes of the same sum or the same beginning are told apart', () => {
  for (const text of ['Aa', 'BB', 'Aa', '', '\0', '\0\0', '\xff', 'AaAa', 'BBBB', 'AaBB', 'AaAa']) {
    assert.deepEqual(read(text), { text });
  }
});

test('ten thousand others come between, and some too long to keep', () => {
  for (let index = 0; index < 10_000; index++) {
    assert.deepEqual(read(`O=${index}`), { text: `O=${index}` });
  }
  const long = 'x'.repeat(2000);
  assert.notEqual(read(long), read(long));
});

test('what leaves a note is read again, so that each certificate has it', () => {
  const readOdd = sharedByBytes((reader) => note(reader, 'odd'));
  for (let round = 0; round < 2; round++) {
    const reader = createReader(Buffer.from('a'));
    readOdd(reader, 0, 1);
    readOdd(reader, 0, 1);
    assert.deepEqual(reader.notes, ['odd']);
  }
});
