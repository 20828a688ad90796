import { DEFAULT_CERTIFICATE_FIELDS } from '@notafter/core';
import { TRUST_FIELDS } from '../components/runway/rows-from-our-frames';
import { companionsOf } from './companions-of';

it('without a choice, any panel of ours has what it shows', () => {
  const answered = [...DEFAULT_CERTIFICATE_FIELDS, ...companionsOf([], 'panel')];
  expect(TRUST_FIELDS.filter((name) => !answered.includes(name))).toEqual([]);
});

it('beside a choice, what tells one certificate of a place from the next', () => {
  expect(companionsOf(['title'], 'panel')).toEqual(expect.arrayContaining(['slot', 'position', 'notAfter']));
  expect(companionsOf(['title'], 'panel')).not.toContain('fingerprint');
});

it('Explore, which counts hidden columns too, gets what links need', () => {
  expect(companionsOf([], 'explore')).toEqual(['slot']);
});
