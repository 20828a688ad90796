import { stringify } from 'yaml';
import type { AlertRule } from './alert-rule.ts';
import { dateOf, PAGE_OF_SERIES, RULE_GROUP, runbookUrl } from './names.ts';

const END_OF_CERTIFICATE = `{{ with query (printf "notafter_certificate_not_after_timestamp_seconds{place=%q,serial_number=%q}" $labels.place $labels.serial_number) }}{{ ${dateOf('(. | first | value)')} }}{{ else }}at an unknown time{{ end }}`;

const text = (template: string): string =>
  template.replaceAll('FIGURE', '$value').replaceAll('{{END}}', END_OF_CERTIFICATE);

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
      summary: text(rule.summary),
      description: text(rule.description),
      runbook_url: runbookUrl(rule.name),
      ...(rule.about === 'agent' ? {} : { page: PAGE_OF_SERIES }),
    },
  };
}
