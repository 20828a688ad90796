import { stringify } from 'yaml';
import type { AlertRule, Moment } from './alert-rule.ts';
import { RULE_GROUP, runbookUrl } from './names.ts';
import { dateOf, shortDateOf } from './texts.ts';

const UNKNOWN = 'at an unknown time';
const FOUND = '(. | first | value)';

const told = ({ lookup }: Moment, date: (seconds: string) => string): string =>
  `{{ with ${lookup} }}{{ ${date(FOUND)} }}{{ else }}${UNKNOWN}{{ end }}`;

const renewalText = ({ lookup }: Moment): string =>
  `{{ with ${lookup} }}Its renewal is due {{ ${dateOf(FOUND)} }}.{{ else }}Nothing is known to renew it.{{ end }}`;

function text(template: string, { end, renewal }: AlertRule): string {
  return template
    .replaceAll('FIGURE', '$value')
    .replaceAll('{{END}}', end === undefined ? UNKNOWN : told(end, dateOf))
    .replaceAll('{{END_IN_SHORT}}', end === undefined ? UNKNOWN : told(end, shortDateOf))
    .replaceAll('{{RENEWAL}}', renewal === undefined ? '' : renewalText(renewal));
}

/** A Prometheus rule file (prometheus.io, "Alerting rules"): fires where the watched series is above the threshold. */
export function prometheusRules(rules: readonly AlertRule[], header: string): string {
  const groups = [{ name: RULE_GROUP, rules: rules.map(prometheusRule) }];
  return header + stringify({ groups }, { lineWidth: 0 });
}

function prometheusRule(rule: AlertRule) {
  const fires = `(${rule.watched}) > ${rule.threshold}`;
  return {
    alert: rule.name,
    expr: rule.figure === rule.watched ? fires : `(${rule.figure}) and (${fires})`,
    for: rule.holdFor,
    labels: { severity: rule.severity },
    annotations: {
      summary: text(rule.summary, rule),
      description: text(rule.description, rule),
      runbook_url: runbookUrl(rule.name),
      page: rule.page,
    },
  };
}
