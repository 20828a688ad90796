import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sharedText } from './shared-text.ts';

test('a text stays the same text, however many others come', () => {
  for (let index = 0; index < 10_000; index++) {
    assert.equal(sharedText(`namespace-${index}`), `namespace-${index}`);
    assert.equal(sharedText('kube-system'), 'kube-system');
  }
});
