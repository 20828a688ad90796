import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Route } from '@playwright/test';
import { estateDirectory } from '../agent/estate-directory.ts';
import { until } from '../agent/until.ts';
import { type PrometheusProcess, startPrometheus } from '../prometheus/prometheus-process.ts';

type Labels = Readonly<Record<string, string>>;

export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** One Prometheus that holds what a test gave it. */
export interface MetricWorld {
  /** The answer to an instant query, as Prometheus' HTTP API writes it. */
  answer(query: string): Promise<object>;
  stop(): Promise<void>;
}

/** Makes the page one of a Grafana whose only data sources are Prometheus: by uid, what each of them answers. */
export async function openWorlds(page: Page, worlds: Readonly<Record<string, MetricWorld | number>>): Promise<void> {
  const sources = Object.keys(worlds).map((uid) => ({ uid, type: 'prometheus', name: `Prometheus ${uid}`, url: '' }));
  await page.addInitScript((text) => sessionStorage.setItem('dataSources', text), JSON.stringify(sources));
  await page.route('**/api/datasources/proxy/uid/**', (route) => fulfill(route, worlds));
}

async function fulfill(route: Route, worlds: Readonly<Record<string, MetricWorld | number>>): Promise<void> {
  const { pathname, searchParams } = new URL(route.request().url());
  const world = worlds[/uid\/([^/]+)\/api\/v1\/query$/.exec(pathname)?.[1] ?? ''] ?? 404;
  await (typeof world === 'number'
    ? route.fulfill({ status: world, body: '' })
    : route.fulfill({ json: await world.answer(searchParams.get('query') ?? '') }));
}

/** Answers written down: whatever is asked for by name is there. */
export function recordedWorld(series: readonly Series[]): MetricWorld {
  const asked = (query: string) => {
    const names = /__name__=~"([^"]*)"/.exec(query)?.[1]?.split('|') ?? [];
    return /^(?:count|up)\b/.test(query) ? [] : series.filter(({ name }) => names.includes(name));
  };
  return {
    answer: async (query) => ({
      status: 'success',
      data: { resultType: 'vector', result: asked(query).map(toItem) },
    }),
    stop: async () => undefined,
  };
}

const SCRAPE = { instance: '127.0.0.1:9999', job: 'notafter' };

const toItem = ({ name, labels, value }: Series) => ({
  metric: { __name__: name, ...SCRAPE, ...labels },
  value: [Date.now() / 1000, String(value)],
});

/** A Prometheus process that scrapes a page with the series on it. */
export async function realWorld(series: readonly Series[]): Promise<MetricWorld> {
  const exporter = createServer((_, response) => response.end(series.map(toLine).join('')));
  await new Promise<void>((resolve) => exporter.listen(0, '127.0.0.1', resolve));
  const directory = estateDirectory();
  const target = `127.0.0.1:${(exporter.address() as AddressInfo).port}`;
  const prometheus = await startPrometheus(directory.path, [{ job: 'notafter', target }]);
  await until(
    () => prometheus.query('count({__name__=~".*_not_after|.*expir.*"})'),
    (result) => result.length > 0
  );
  return {
    answer: (query) => ask(prometheus, query),
    async stop() {
      await prometheus.stop();
      exporter.close();
      directory.remove();
    },
  };
}

async function ask({ url }: PrometheusProcess, query: string): Promise<object> {
  const answer = await fetch(`${url}/api/v1/query?${new URLSearchParams({ query })}`);
  return (await answer.json()) as object;
}

function toLine({ name, labels, value }: Series): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
  return `${name}{${pairs.join()}} ${value}\n`;
}
