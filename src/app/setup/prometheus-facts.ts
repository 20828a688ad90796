import { instantVector, type Sample } from '../../prometheus/instant-vector';
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

const SCRAPES = 'time() - timestamp(notafter_build_info)';

/** Asks the Prometheus data source of that uid, through Grafana. Rejects with an `AgentError` when it does not answer. */
export async function prometheusFacts(uid: string, rules: readonly RuleDefinition[]): Promise<PrometheusFacts> {
  const url = `/api/datasources/proxy/uid/${encodeURIComponent(uid)}`;
  const [scrapes, ...firing] = await Promise.all([
    instantVector(url, SCRAPES),
    ...rules.map(async (rule) => [rule.uid, await firingOf(url, rule)] as const),
  ]);
  return { scrapes: scrapes.map(toScrape), firing: new Map(firing) };
}

function toScrape({ labels, value }: Sample): Scrape {
  return { instance: labels['instance'] ?? '', version: labels['version'] ?? '', secondsAgo: value };
}

async function firingOf(url: string, rule: RuleDefinition): Promise<number | null> {
  const threshold = thresholdOf(rule);
  return instantVector(url, expressionOf(rule)).then(
    (samples) => samples.filter(({ value }) => value > threshold).length,
    () => null
  );
}

function expressionOf({ data }: RuleDefinition): string {
  return String(data.find(({ refId }) => refId === 'A')?.model['expr']);
}

function thresholdOf({ data, condition }: RuleDefinition): number {
  const { conditions } = (data.find(({ refId }) => refId === condition)?.model ?? {}) as {
    conditions?: ReadonlyArray<{ readonly evaluator: { readonly params: readonly number[] } }>;
  };
  return conditions?.[0]?.evaluator.params[0] ?? 0;
}
