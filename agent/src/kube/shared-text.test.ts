import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedText, sharedTextAt } from './shared-text.ts';

test('a text stays the same text, however many others come', () => {
  for (let index = 0; index < 10_000; index++) {
    assert.equal(sharedText(`namespace-${index}`), `namespace-${index}`);
    assert.equal(sharedText('kube-system'), 'kube-system');
  }
});

const BYTES = ['', 'tls.crt', 'Aa', 'BB', '\xc3\xa9', '\xe9', '\xe9', '\xc3', 'k\xc3\xbcche', 'x'.repeat(300)];

test('bytes are read as UTF-8, whatever was read before', () => {
  for (const latin1 of [...BYTES, ...BYTES.toReversed()]) {
    const bytes = Buffer.from(`-${latin1}-`, 'latin1');
    assert.equal(sharedTextAt(bytes, 1, bytes.length - 1), Buffer.from(latin1, 'latin1').toString());
  }
  const keys = Array.from({ length: 10_000 }, (_, index) => Buffer.from(`key-${index}`));
  keys.forEach((key, index) => assert.equal(sharedTextAt(key, 0, key.length), `key-${index}`));
});
