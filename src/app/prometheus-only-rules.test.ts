import { DEFAULT_POLICY, parseThreshold } from '@notafter/core';
import { prometheusOnlyRules, prometheusOnlyYaml } from './prometheus-only-rules';

const policy = { warnBefore: parseThreshold('40d|30%')!, criticalBefore: parseThreshold('5d')! };

const expressionsOf = (title: string) =>
  prometheusOnlyRules(policy)
    .find((rule) => rule.title === title)!
    .data.map(({ model }) => String(model['expr'] ?? ''));

it('the rules ask with the thresholds of the policy', () => {
  const [warning = ''] = expressionsOf('CertificateExpiryWarning');
  expect(warning).toContain('clamp_max(0.3 * ');
  expect(warning).toContain('+ 3456000)');
});

it('a threshold without a share is never a share of the lifetime', () => {
  const [critical = ''] = expressionsOf('CertificateExpiryCritical');
  expect(critical).toContain('clamp_max(1 * ');
  expect(critical).toContain('+ 432000)');
});

it('no word is left where a number belongs', () => {
  for (const text of [JSON.stringify(prometheusOnlyRules(DEFAULT_POLICY)), prometheusOnlyYaml(DEFAULT_POLICY)]) {
    expect(text).not.toMatch(/(WARNING|CRITICAL)_(SECONDS|SHARE)/);
  }
});
