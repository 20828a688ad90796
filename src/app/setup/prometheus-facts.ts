import { instantVector, type Sample } from '../../prometheus/instant-vector';
import { QUESTIONS } from '../../prometheus/load-records';
import type { RuleDefinition } from './rule-definition';

/** An agent that Prometheus scrapes. */
export interface Scrape {
  readonly instance: string;
  readonly version: string;
  readonly secondsAgo: number;
}

/** Who tells a Prometheus of certificates. */
export interface PrometheusFacts {
  readonly scrapes: readonly Scrape[];
  /** Whether only other exporters do. */
  readonly hasOthersOnly: boolean;
}

/** How many alerts each rule, by uid, would raise now; null where its query fails. */
export type Firing = ReadonlyMap<string, number | null>;

const SCRAPES = 'time() - timestamp(notafter_build_info)';

/** Asks the Prometheus data source of that uid, through Grafana. Rejects with an `AgentError` when it does not answer. */
export async function prometheusFacts(uid: string): Promise<PrometheusFacts> {
  const url = proxyUrl(uid);
  const [scrapes, series] = await Promise.all([
    instantVector(url, SCRAPES),
    // A hint only: whoever cannot answer it may still answer the other.
    instantVector(url, QUESTIONS.counts).catch(() => []),
  ]);
  return { scrapes: scrapes.map(toScrape), hasOthersOnly: scrapes.length === 0 && series.length > 0 };
}

/** Asks the same for each rule. */
export async function firingNow(uid: string, rules: readonly RuleDefinition[]): Promise<Firing> {
  const url = proxyUrl(uid);
  return new Map(await Promise.all(rules.map(async (rule) => [rule.uid, await firingOf(url, rule)] as const)));
}

const proxyUrl = (uid: string): string => `/api/datasources/proxy/uid/${encodeURIComponent(uid)}`;

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
