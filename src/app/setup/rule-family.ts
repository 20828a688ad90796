import { DAY_MS, DEFAULT_POLICY, type ExpiryPolicy, parseThreshold, policyFault, type Threshold } from '@notafter/core';
import { ALERT_RULES, ALERT_RULES_YAML } from '../generated/alert-rules';
import { PROMETHEUS_ONLY_RULES, PROMETHEUS_ONLY_RULES_YAML } from '../generated/prometheus-only-rules';
import type { RuleDefinition } from './rule-definition';

/** What the alert rules ask: the verdicts of an agent, or the metrics of other exporters, judged by thresholds of their own. */
export const RULE_FAMILIES = ['agent', 'metrics'] as const;
export type RuleFamily = (typeof RULE_FAMILIES)[number];

/** Thresholds as they are typed: `28d|25%`. */
export interface ThresholdTexts {
  readonly warning: string;
  readonly critical: string;
}

export const DEFAULT_THRESHOLDS: ThresholdTexts = {
  warning: textOf(DEFAULT_POLICY.warnBefore),
  critical: textOf(DEFAULT_POLICY.criticalBefore),
};

/** A century: the part that is absent never is the smaller one. */
const CENTURY_MS = 36_525 * DAY_MS;

/** The thresholds, or null when they are none or critical could come before warning. */
export function policyOf({ warning, critical }: ThresholdTexts): ExpiryPolicy | null {
  const [warnBefore, criticalBefore] = [parseThreshold(warning), parseThreshold(critical)];
  if (warnBefore === null || criticalBefore === null) {
    return null;
  }
  const policy = { warnBefore, criticalBefore };
  return policyFault(policy) === null ? policy : null;
}

export function familyRules(family: RuleFamily, policy: ExpiryPolicy): readonly RuleDefinition[] {
  return family === 'agent'
    ? ALERT_RULES
    : (JSON.parse(filled(JSON.stringify(PROMETHEUS_ONLY_RULES), policy)) as readonly RuleDefinition[]);
}

export function familyYaml(family: RuleFamily, policy: ExpiryPolicy): string {
  return family === 'agent' ? ALERT_RULES_YAML : filled(PROMETHEUS_ONLY_RULES_YAML, policy);
}

/** Which family the rules of a Grafana are of; null where it has none of ours. */
export function storedFamily(stored: readonly RuleDefinition[]): RuleFamily | null {
  const rule = stored.find(({ uid }) => uid === PROMETHEUS_ONLY_RULES[0]?.uid);
  return rule === undefined ? null : expressionOf(rule).includes('notafter_') ? 'agent' : 'metrics';
}

/** The thresholds that the rules of a Grafana were made with; null where none of them tells. */
export function storedThresholds(stored: readonly RuleDefinition[]): ThresholdTexts | null {
  const [warning, critical] = (['WARNING', 'CRITICAL'] as const).map((level) => storedThreshold(stored, level));
  return warning == null || critical == null ? null : { warning, critical };
}

function storedThreshold(stored: readonly RuleDefinition[], level: 'WARNING' | 'CRITICAL'): string | null {
  const ours = PROMETHEUS_ONLY_RULES.find((rule) => expressionOf(rule).includes(`${level}_SECONDS`));
  const rule = stored.find(({ uid }) => uid === ours?.uid);
  if (ours === undefined || rule === undefined) {
    return null;
  }
  const pattern = expressionOf(ours)
    .replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
    .replaceAll(`${level}_SHARE`, '(\\S+)')
    .replaceAll(`${level}_SECONDS`, '(\\d+)');
  const [, share, seconds] = new RegExp(`^${pattern}$`).exec(expressionOf(rule)) ?? [];
  return share === undefined || seconds === undefined
    ? null
    : textOf({
        durationMs: Number(seconds) * 1000 === CENTURY_MS ? null : Number(seconds) * 1000,
        share: Number(share) === 1 ? null : Number(share),
      });
}

function filled(text: string, { warnBefore, criticalBefore }: ExpiryPolicy): string {
  return text
    .replaceAll('WARNING_SECONDS', secondsOf(warnBefore))
    .replaceAll('WARNING_SHARE', shareOf(warnBefore))
    .replaceAll('CRITICAL_SECONDS', secondsOf(criticalBefore))
    .replaceAll('CRITICAL_SHARE', shareOf(criticalBefore));
}

const secondsOf = ({ durationMs }: Threshold): string => String(Math.round((durationMs ?? CENTURY_MS) / 1000));
const shareOf = ({ share }: Threshold): string => String(share ?? 1);

function textOf({ durationMs, share }: Threshold): string {
  const duration =
    durationMs === null ? [] : [durationMs % DAY_MS === 0 ? `${durationMs / DAY_MS}d` : `${durationMs / 1000}s`];
  return [...duration, ...(share === null ? [] : [`${Math.round(share * 10_000) / 100}%`])].join('|');
}

function expressionOf({ data }: RuleDefinition): string {
  return String(data.find(({ refId }) => refId === 'A')?.model['expr'] ?? '');
}
