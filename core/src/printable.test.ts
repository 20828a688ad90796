import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPrintable, printable } from './printable.ts';

const rows = [
  { name: 'plain text', text: 'größe 証明書 🔒', shown: 'größe 証明書 🔒' },
  {
    name: 'control characters',
    text: 'a\u0000\n\u001b[0m\u007f\u009b',
    shown: 'a\\u0000\\u000a\\u001b[0m\\u007f\\u009b',
  },
  { name: 'changes of direction', text: 'a\u202eb\u2066c\u200f', shown: 'a\\u202eb\\u2066c\\u200f' },
  { name: 'line separators', text: 'a\u2028b\u2029', shown: 'a\\u2028b\\u2029' },
  { name: 'a lone surrogate', text: 'a\ud800', shown: 'a\ufffd' },
];
for (const { name, text, shown } of rows) {
  test(`${name} can be seen`, () => {
    assert.equal(printable(text), shown);
    assert.equal(isPrintable(text), text === shown);
    assert.equal(isPrintable(printable(text)), true);
  });
}

test('a long text is cut at whole characters within the bytes of its UTF-8', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  for (const character of ['a', 'é', '証', '🔒']) {
    for (const length of [1, 9, 10, 11, 100]) {
      const text = character.repeat(length);
      const shown = printable(text, 30);
      assert.ok(bytes(shown) <= 30, `${character} × ${length}`);
      assert.ok(bytes(text) <= 30 ? shown === text : shown.endsWith('…') && bytes(shown) > 30 - 4);
    }
  }
});
