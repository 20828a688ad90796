import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelText } from './label-text.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1').toString('utf8');

test('labels are sorted by name, and empty ones are left out', () => {
  assert.equal(labelText({ b: '2', c: '', a: '1', B: '0', d: undefined }, 'raw'), '{B="0",a="1",b="2"}');
  assert.equal(labelText({ a: '' }, 'raw'), '');
});

const hostile = [
  { name: 'backslash, quote and line feed', value: 'a\\"\nb', raw: 'a\\\\\\"\\nb', bounded: 'a\\\\\\"\\\\u000ab' },
  {
    name: 'other control characters',
    value: '\u001b[2J\r\u0000',
    raw: '\u001b[2J\r\u0000',
    bounded: '\\\\u001b[2J\\\\u000d\\\\u0000',
  },
  { name: 'a lone surrogate', value: 'a\ud800b', raw: 'a\ufffdb', bounded: 'a\ufffdb' },
  { name: 'other scripts', value: 'größe 証明書 🔒', raw: 'größe 証明書 🔒', bounded: 'größe 証明書 🔒' },
  { name: 'a forged second label', value: '"} 1\nx{y="', raw: '\\"} 1\\nx{y=\\"', bounded: '\\"} 1\\\\u000ax{y=\\"' },
];
for (const { name, value, raw, bounded } of hostile) {
  test(`${name}: escaped, one line, UTF-8`, () => {
    assert.equal(bytes(labelText({ l: value }, 'raw')), `{l="${raw}"}`);
    assert.equal(bytes(labelText({ l: value }, 'bounded')), `{l="${bounded}"}`);
    assert.ok(!labelText({ l: value }, 'raw').includes('\n'));
  });
}

test('a bounded value has at most 512 bytes of UTF-8 and ends in an ellipsis, a raw one is never cut', () => {
  const value = '証'.repeat(400);
  const cut = /"(.*)"/.exec(labelText({ l: value }, 'bounded'))?.[1] ?? '';
  assert.equal(cut.length, 510);
  assert.match(bytes(cut), /^証{169}…$/);
  assert.equal(labelText({ l: value }, 'raw').length, 1200 + '{l=""}'.length);
});
