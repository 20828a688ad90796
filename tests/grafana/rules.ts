import type { APIRequestContext } from '@playwright/test';

export interface StoredRule {
  readonly uid: string;
  readonly title: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly provenance?: string;
}

export interface Alert {
  readonly state: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface EvaluatedRule {
  readonly name: string;
  readonly health: string;
  readonly lastError?: string;
  readonly alerts?: readonly Alert[];
}

interface RulesAnswer {
  readonly data: {
    readonly groups: ReadonlyArray<{ readonly name: string; readonly rules: readonly EvaluatedRule[] }>;
  };
}

export const RULES = '/api/v1/provisioning/alert-rules';

/** The rules of ours that Grafana holds. */
export async function ourRules(request: APIRequestContext): Promise<readonly StoredRule[]> {
  const rules = (await (await request.get(RULES)).json()) as readonly StoredRule[];
  return rules.filter(({ uid }) => uid.startsWith('notafter-'));
}

/** What Grafana found when it last evaluated the rules of a group. */
export async function evaluated(request: APIRequestContext, group: string): Promise<readonly EvaluatedRule[]> {
  const { data } = (await (await request.get('/api/prometheus/grafana/api/v1/rules')).json()) as RulesAnswer;
  return data.groups.find(({ name }) => name === group)?.rules ?? [];
}

/** The alerts of a rule that fire. */
export async function firing(request: APIRequestContext, group: string, rule: string): Promise<readonly Alert[]> {
  const rules = await evaluated(request, group);
  return rules
    .filter(({ name }) => name === rule)
    .flatMap(({ alerts }) => alerts ?? [])
    .filter(({ state }) => state === 'Alerting');
}
