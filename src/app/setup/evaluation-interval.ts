import { grafanaRequest } from './grafana-request';

interface Targets {
  readonly data: {
    readonly activeTargets: ReadonlyArray<{
      readonly labels: Readonly<Record<string, string>>;
      readonly scrapeInterval?: string;
    }>;
  };
}

/** Grafana evaluates in steps of ten seconds, and by itself once a minute. */
const STEP_SECONDS = 10;
const LONGEST_SECONDS = 60;
const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/**
 * How often to evaluate rules on what is scraped from those instances, in seconds: twice as seldom as the fastest of
 * them is scraped, and at least once a minute. A minute where Prometheus does not say.
 */
export async function evaluationInterval(prometheusUid: string, instances: readonly string[]): Promise<number> {
  const url = `/api/datasources/proxy/uid/${encodeURIComponent(prometheusUid)}/api/v1/targets?state=active`;
  const { data } = await grafanaRequest<Targets>(url).catch(() => ({ data: { activeTargets: [] } }) satisfies Targets);
  const scrapes = data.activeTargets
    .filter(({ labels }) => instances.includes(labels['instance'] ?? ''))
    .map(({ scrapeInterval }) => secondsIn(scrapeInterval ?? ''))
    .filter((seconds) => seconds > 0);
  return Math.min(LONGEST_SECONDS, ...scrapes.map((seconds) => Math.ceil((2 * seconds) / STEP_SECONDS) * STEP_SECONDS));
}

/** Of a duration as Prometheus writes it, like `1m30s`. */
function secondsIn(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)(ms|s|m|h)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0);
}
