/** One query or expression of an alert rule, as Grafana's provisioning API takes it. */
export interface RuleQuery {
  readonly refId: string;
  readonly datasourceUid: string;
  readonly relativeTimeRange?: { readonly from: number; readonly to: number };
  readonly model: Readonly<Record<string, unknown>>;
}

/** An alert rule as this app writes it. */
export interface RuleDefinition {
  readonly uid: string;
  readonly title: string;
  readonly condition: string;
  readonly for: string;
  readonly noDataState: string;
  readonly execErrState: string;
  readonly data: readonly RuleQuery[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** An alert rule as Grafana keeps it, with fields that this app passes on as they are. */
export interface StoredRule extends RuleDefinition {
  readonly folderUID: string;
  readonly ruleGroup: string;
  /** Who keeps it: absent when it can be edited, else `file`, `api` or another one. */
  readonly provenance?: string;
}

/** The rules on another Prometheus data source than the one that they are generated for. */
export function onDataSource(rules: readonly RuleDefinition[], uid: string): readonly RuleDefinition[] {
  return rules.map((rule) => ({ ...rule, data: rule.data.map((query) => moved(query, uid)) }));
}

const EXPRESSION = '__expr__';

function moved(query: RuleQuery, uid: string): RuleQuery {
  return query.datasourceUid === EXPRESSION
    ? query
    : { ...query, datasourceUid: uid, model: { ...query.model, datasource: { type: 'prometheus', uid } } };
}
