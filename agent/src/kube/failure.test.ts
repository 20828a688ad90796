import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from './failure.ts';

/** What JSON.parse says of a text. */
function complaintOf(text: string): string {
  try {
    JSON.parse(text);
  } catch (error) {
    return textOf(error);
  }
  throw new Error('it is JSON');
}

for (const text of ['hunter2 and more', `{"data":{"password":hunter2}}${' '.repeat(80)}`, 'hunter2']) {
  test(`what is not JSON is not quoted: ${text.trim()}`, () => {
    assert.doesNotMatch(complaintOf(text), /hunter2|unter/);
  });
}

test('text of several lines, and longer than anybody reads, is one short line', () => {
  const text = textOf(new Error(`a\r\nb\u2028c\u001b[31m${'x'.repeat(1000)}`));
  assert.equal(text.length, 401);
  assert.match(text, /^a b c \[31mx+…$/);
});
