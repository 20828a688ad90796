import { DEFAULT_POLICY } from '@notafter/core';
import { policyFromOptions } from './policy-from-options';
import { DEFAULT_THRESHOLDS } from './threshold-options';

describe('policyFromOptions', () => {
  it('is the default policy where nothing is said', () => {
    expect(policyFromOptions({ warnBefore: '', criticalBefore: '' })).toEqual({ ok: true, policy: DEFAULT_POLICY });
    expect(policyFromOptions(DEFAULT_THRESHOLDS)).toEqual({ ok: true, policy: DEFAULT_POLICY });
  });

  it.each([
    ['critical before warning', { warnBefore: '7d', criticalBefore: '14d' }, /critical can come before warning/],
    ['no duration', { warnBefore: '7 days' }, /cannot be read/],
    ['no share', { criticalBefore: '200%' }, /cannot be read/],
  ])('refuses %s', (_, options, message) => {
    expect(policyFromOptions(options)).toEqual({ ok: false, message: expect.stringMatching(message) });
  });
});
