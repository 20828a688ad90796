import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { closest, didYouMean } from './closest.ts';

const WORDS = ['serve', 'scan', 'sources', 'metrics', 'check-config'];

describe('closest', () => {
  const rows: ReadonlyArray<[name: string, word: string, found: string | null]> = [
    ['a letter missing', 'srve', 'serve'],
    ['a letter too many', 'scann', 'scan'],
    ['neighbours swapped', 'socures', 'sources'],
    ['another case', 'METRICS', 'metrics'],
    ['several faults in a long word', 'chekc-confg', 'check-config'],
    ['nothing alike', 'banana', null],
    ['short words are not guessed far', 'ab', null],
    ['an empty word', '', null],
  ];
  for (const [name, word, found] of rows) {
    it(name, () => assert.equal(closest(word, WORDS), found));
  }

  it('is put into words', () => {
    assert.equal(didYouMean('sorces', WORDS), ' (did you mean "sources"?)');
    assert.equal(didYouMean('banana', WORDS), '');
  });
});
