import { DAY_MS, DEFAULT_POLICY } from '@notafter/core';
import {
  DEFAULT_THRESHOLDS,
  familyRules,
  familyYaml,
  policyOf,
  storedFamily,
  storedThresholds,
  type ThresholdTexts,
} from './rule-family';

const PLACEHOLDER = /(?:WARNING|CRITICAL)_(?:SECONDS|SHARE)/;

it('both families ask Prometheus, and no placeholder is left in them', () => {
  for (const family of ['agent', 'metrics'] as const) {
    const rules = familyRules(family, DEFAULT_POLICY);
    expect(rules.length).toBeGreaterThan(5);
    expect(JSON.stringify(rules)).not.toMatch(PLACEHOLDER);
    expect(familyYaml(family, DEFAULT_POLICY)).not.toMatch(PLACEHOLDER);
    expect(storedFamily(rules)).toBe(family);
  }
  expect(storedFamily([])).toBeNull();
});

it.each<[string, ThresholdTexts]>([
  ['the default', DEFAULT_THRESHOLDS],
  ['durations only', { warning: '21d', critical: '7d' }],
  ['shares only', { warning: '33%', critical: '12.5%' }],
  ['hours', { warning: '43200s|50%', critical: '3600s|5%' }],
])('thresholds are read back from the rules that were made with them: %s', (_, thresholds) => {
  const policy = policyOf(thresholds);
  expect(policy).not.toBeNull();
  expect(storedThresholds(familyRules('metrics', policy!))).toEqual(thresholds);
});

it('rules of the agent tell no thresholds, nor do rules that their user rewrote', () => {
  expect(storedThresholds(familyRules('agent', DEFAULT_POLICY))).toBeNull();
  const rewritten = familyRules('metrics', DEFAULT_POLICY).map((rule) => ({
    ...rule,
    data: rule.data.map((query) => ({ ...query, model: { ...query.model, expr: 'vector(1)' } })),
  }));
  expect(storedThresholds(rewritten)).toBeNull();
});

it.each<[string, ThresholdTexts]>([
  ['words', { warning: 'soon', critical: '14d' }],
  ['nothing', { warning: '', critical: '14d' }],
  ['critical before warning', { warning: '7d', critical: '14d' }],
])('%s are no thresholds', (_, thresholds) => {
  expect(policyOf(thresholds)).toBeNull();
});

it('the default is the default policy of the agent', () => {
  expect(DEFAULT_THRESHOLDS).toEqual({ warning: '28d|25%', critical: '14d|10%' });
  expect(policyOf(DEFAULT_THRESHOLDS)?.warnBefore).toEqual({ durationMs: 28 * DAY_MS, share: 0.25 });
});
