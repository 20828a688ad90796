import { type ExpiryPolicy, type Threshold, DAY_MS } from '@notafter/core';
import { PROMETHEUS_ONLY_RULES, PROMETHEUS_ONLY_RULES_YAML } from './generated/prometheus-only-rules';
import type { RuleDefinition } from './setup/rule-definition';

/** The alert rules that need no agent, under thresholds of one's own; `critical` must not exceed `warning` (`policyFault`). */
export function prometheusOnlyRules(policy: ExpiryPolicy): readonly RuleDefinition[] {
  return PROMETHEUS_ONLY_RULES.map((rule) => ({
    ...rule,
    data: rule.data.map((query) => ({ ...query, model: withThresholds(query.model, policy) })),
  }));
}

/** The same as a file for Grafana's provisioning, on the Prometheus data source of uid `prometheus`. */
export function prometheusOnlyYaml(policy: ExpiryPolicy): string {
  return filled(PROMETHEUS_ONLY_RULES_YAML, policy);
}

function withThresholds(model: RuleDefinition['data'][number]['model'], policy: ExpiryPolicy) {
  const { expr } = model;
  return typeof expr === 'string' ? { ...model, expr: filled(expr, policy) } : model;
}

function filled(text: string, { warnBefore, criticalBefore }: ExpiryPolicy): string {
  return text
    .replaceAll('WARNING_SECONDS', secondsOf(warnBefore))
    .replaceAll('WARNING_SHARE', shareOf(warnBefore))
    .replaceAll('CRITICAL_SECONDS', secondsOf(criticalBefore))
    .replaceAll('CRITICAL_SHARE', shareOf(criticalBefore));
}

const CENTURY_MS = 36_525 * DAY_MS;

/** The smaller part counts: one that is absent must never be it. */
const secondsOf = ({ durationMs }: Threshold): string => String((durationMs ?? CENTURY_MS) / 1000);
const shareOf = ({ share }: Threshold): string => String(share ?? 1);
