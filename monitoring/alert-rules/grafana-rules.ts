import { stringify } from 'yaml';
import type { AlertRule } from './alert-rule.ts';
import { kebab, RULE_FOLDER, RULE_GROUP, runbookUrl } from './names.ts';
import { dateOf, shortDateOf } from './texts.ts';

export interface GrafanaRulesOptions {
  /** The Prometheus data source that the rules query. */
  readonly datasourceUid: string;
  /** How often they are evaluated; a multiple of 10 s. */
  readonly interval: string;
  /** A contact point that the rules notify themselves, past the organisation's policies. */
  readonly receiver?: string;
}

/** Grafana takes no longer uid of a rule. */
const UID_LENGTH = 40;
/** One certificate in forty places is one message; Grafana demands the first two. */
const GROUP_BY = ['grafana_folder', 'alertname', 'serial_number', 'issuer_CN'];

/** A query of the rule whose series has no counterpart yields a value without labels. */
const RENEWAL = `{{ if $values.R.Labels }}Its renewal is due {{ ${dateOf('$values.R.Value')} }}.{{ else }}Nothing is known to renew it.{{ end }}`;

const text = (template: string): string =>
  template
    .replaceAll('FIGURE', '$values.F.Value')
    .replaceAll('{{END}}', `{{ ${dateOf('$values.E.Value')} }}`)
    .replaceAll('{{END_IN_SHORT}}', `{{ ${shortDateOf('$values.E.Value')} }}`)
    .replaceAll('{{RENEWAL}}', RENEWAL);

/** Grafana's file provisioning of alert rules: a query A, a threshold C on it, and figures for the texts. */
export function grafanaRules(rules: readonly AlertRule[], options: GrafanaRulesOptions, header: string): string {
  const group = {
    orgId: 1,
    name: RULE_GROUP,
    folder: RULE_FOLDER,
    interval: options.interval,
    rules: rules.map((rule) => grafanaRule(rule, options)),
  };
  return header + stringify({ apiVersion: 1, groups: [group] }, { lineWidth: 0 });
}

/** The same rules as Grafana's provisioning API takes them, without a folder: the page Setup writes them with it. */
export function apiRules(rules: readonly AlertRule[], datasourceUid: string) {
  return rules.map((rule) => {
    const { dashboardUid, panelId, annotations, ...rest } = grafanaRule(rule, { datasourceUid });
    return {
      ...rest,
      annotations: { ...annotations, __dashboardUid__: dashboardUid, __panelId__: String(panelId) },
    };
  });
}

function grafanaRule(rule: AlertRule, { datasourceUid, receiver }: Omit<GrafanaRulesOptions, 'interval'>) {
  const query = (refId: string, expr: string) => ({
    refId,
    datasourceUid,
    relativeTimeRange: { from: 600, to: 0 },
    model: {
      refId,
      datasource: { type: 'prometheus', uid: datasourceUid },
      editorMode: 'code',
      instant: true,
      range: false,
      // Adding nothing drops the metric's name, so that every query of the rule has the same labels.
      expr: `(${expr}) + 0`,
    },
  });
  return {
    uid: `notafter-${kebab(rule.name)}`.slice(0, UID_LENGTH),
    title: rule.name,
    condition: 'C',
    for: rule.holdFor,
    noDataState: 'OK',
    execErrState: 'Error',
    dashboardUid: rule.panel.dashboard,
    panelId: rule.panel.panel,
    data: [
      query('A', rule.watched),
      query('F', rule.figure),
      ...(rule.end === undefined ? [] : [query('E', rule.end.expression)]),
      ...(rule.renewal === undefined ? [] : [query('R', rule.renewal.expression)]),
      threshold(rule.threshold),
    ],
    ...(receiver === undefined ? {} : { notification_settings: { receiver, group_by: GROUP_BY } }),
    labels: { severity: rule.severity },
    annotations: {
      summary: text(rule.summary),
      description: text(rule.description),
      runbook_url: runbookUrl(rule.name),
      page: rule.page,
    },
  };
}

function threshold(above: number) {
  const conditions = [{ evaluator: { type: 'gt', params: [above] } }];
  return {
    refId: 'C',
    datasourceUid: '__expr__',
    model: { refId: 'C', type: 'threshold', expression: 'A', conditions },
  };
}
