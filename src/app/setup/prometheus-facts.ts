import { grafanaRequest } from './grafana-request';
import type { RuleDefinition } from './rule-definition';

/** An agent that Prometheus scrapes. */
export interface Scrape {
  readonly instance: string;
  readonly version: string;
  readonly secondsAgo: number;
}

/** What Prometheus knows of agents, and how many alerts each rule, by uid, would raise now; null where its query fails. */
export interface PrometheusFacts {
  readonly scrapes: readonly Scrape[];
  readonly firing: ReadonlyMap<string, number | null>;
}

interface Frame {
  readonly schema: { readonly fields: ReadonlyArray<{ readonly labels?: Readonly<Record<string, string>> }> };
  readonly data: { readonly values: ReadonlyArray<readonly number[]> };
}
interface Answer {
  readonly results: Readonly<Record<string, { readonly error?: string; readonly frames?: readonly Frame[] }>>;
}
interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SCRAPES = 'time() - timestamp(notafter_build_info)';

/** Asks the Prometheus data source of that uid, through Grafana. Rejects with a `GrafanaError` when it does not answer. */
export async function prometheusFacts(uid: string, rules: readonly RuleDefinition[]): Promise<PrometheusFacts> {
  const watched = rules.map((rule) => [rule.uid, expressionOf(rule)] as const);
  const { results } = await grafanaRequest<Answer>('/api/ds/query', {
    method: 'POST',
    data: {
      from: 'now-5m',
      to: 'now',
      queries: [['scrapes', SCRAPES] as const, ...watched].map(([refId, expr]) => instantQuery(uid, refId, expr)),
    },
  });
  const scrapes = (seriesOf(results['scrapes']) ?? []).map(({ labels, value }) => ({
    instance: labels['instance'] ?? '',
    version: labels['version'] ?? '',
    secondsAgo: value,
  }));
  return { scrapes, firing: new Map(rules.map((rule) => [rule.uid, firingOf(rule, results[rule.uid])])) };
}

function instantQuery(uid: string, refId: string, expr: string) {
  return { refId, datasource: { type: 'prometheus', uid }, expr, instant: true, range: false };
}

function expressionOf({ data }: RuleDefinition): string {
  return String(data.find(({ refId }) => refId === 'A')?.model['expr']);
}

function firingOf(rule: RuleDefinition, result: Answer['results'][string] | undefined): number | null {
  const threshold = thresholdOf(rule);
  return seriesOf(result)?.filter(({ value }) => value > threshold).length ?? null;
}

function thresholdOf({ data, condition }: RuleDefinition): number {
  const { conditions } = (data.find(({ refId }) => refId === condition)?.model ?? {}) as {
    conditions?: ReadonlyArray<{ readonly evaluator: { readonly params: readonly number[] } }>;
  };
  return conditions?.[0]?.evaluator.params[0] ?? 0;
}

/** An instant vector: a frame for each series, whose second field is its value. */
function seriesOf(result: Answer['results'][string] | undefined): readonly Series[] | null {
  if (result === undefined || result.error !== undefined) {
    return null;
  }
  return (result.frames ?? []).flatMap(({ schema, data }) => {
    const value = data.values[1]?.[0];
    return value === undefined ? [] : [{ labels: schema.fields[1]?.labels ?? {}, value }];
  });
}
