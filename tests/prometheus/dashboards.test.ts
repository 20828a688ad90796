import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type DemoProcess, startDemo } from '../agent/demo-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { until } from '../agent/until.ts';
import { interpolated, metricsIn, type Panel, panelsOn, type Target } from './bundled-dashboards.ts';
import { type MetricsPages, serveMetrics } from './metrics-pages.ts';
import { isPrometheusThere, type PrometheusProcess, startPrometheus } from './prometheus-process.ts';

const skip = isPrometheusThere() ? false : 'no prometheus on the PATH: apt-get install prometheus';
const DAY_MS = 86_400_000;

/** Of x509-certificate-exporter 3, which the dashboard for Prometheus serves, too. */
const OF_VERSION_3 = ['x509_read_errors'];

let demo: DemoProcess;
let prometheus: PrometheusProcess;
const directory = estateDirectory();

before(async () => {
  if (skip !== false) {
    return;
  }
  demo = await startDemo(directory.path);
  const [agent, besides] = [new URL(demo.url).host, new URL(demo.inboxUrl).host];
  prometheus = await startPrometheus(directory.path, [
    { job: 'notafter', target: agent },
    { job: 'cert-manager', target: besides, path: '/cert-manager/metrics' },
    { job: 'kube-apiserver', target: besides, path: '/kube-apiserver/metrics' },
  ]);
});
after(async () => {
  await prometheus?.stop();
  await demo?.stop();
  directory.remove();
});

/** Asks until there is a number: a rate wants two scrapes, and a counter that moves between them. */
const untilSome = (ask: PrometheusProcess, expression: string) =>
  until(
    () => ask.query(interpolated(expression)),
    (series) => series.some(({ value }) => Number.isFinite(Number(value[1])))
  );

const isOfVersion3 = ({ expr = '' }: Target) => metricsIn(expr).every((metric) => OF_VERSION_3.includes(metric));

describe('the bundled dashboards on the demo and a real Prometheus', { skip }, () => {
  for (const { name, panel } of panelsOn('prometheus')) {
    test(`${name} shows data, and every metric in it is known`, async () => {
      for (const target of panel.targets.filter((one) => !isOfVersion3(one))) {
        const expression = target.expr ?? '';
        await untilSome(prometheus, expression);
        for (const metric of metricsIn(expression)) {
          await untilSome(prometheus, metric);
        }
      }
    });
  }

  for (const { name, panel } of panelsOn('notafter-certificates-datasource')) {
    test(`${name} shows data`, async () => {
      for (const { refId, ...target } of panel.targets) {
        const rows = await until(
          () => rowsOf({ refId, ...target }),
          (count) => count > 0
        );
        assert.ok(rows > 0, refId);
      }
    });
  }
});

/** What somebody chooses in the drill-down: a place with something wrong at it. */
const CHOSEN: Readonly<Record<string, string>> = { place: '/etc/nginx/tls/pay.example.crt', node: 'edge-1' };

async function rowsOf(target: Target): Promise<number> {
  const range = { from: Date.now() - 7 * DAY_MS, to: Date.now() + 84 * DAY_MS };
  const answer = await fetch(`${demo.url}api/v1/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ range, queries: [await toAgentQuery(target)] }),
  });
  const body = (await answer.json()) as { results?: Record<string, { rows: number }> };
  assert.equal(answer.status, 200, JSON.stringify(body));
  return body.results?.[target.refId]?.rows ?? 0;
}

/** As the data source sends it: only of certificates does the agent choose the columns. */
async function toAgentQuery({
  schemaVersion: _version,
  datasource: _datasource,
  fields,
  filters = [],
  ...query
}: Target) {
  const filled = (filters as Array<{ value: unknown }>).map(async (filter) => ({
    ...filter,
    value: typeof filter.value === 'string' ? await fill(filter.value) : filter.value,
  }));
  return {
    ...query,
    ...(query['type'] === 'certificates' ? { fields } : {}),
    filters: await Promise.all(filled),
  };
}

const fill = async (value: string): Promise<string> =>
  value === '$fingerprint' ? fingerprintHere() : value.startsWith('$') ? (CHOSEN[value.slice(1)] ?? '') : value;

async function fingerprintHere(): Promise<string> {
  const filters = Object.entries(CHOSEN).map(([field, value]) => ({ field, operator: '=', value }));
  const parameters = new URLSearchParams({ filters: JSON.stringify(filters) });
  const answer = await fetch(`${demo.url}api/v1/fields/fingerprint/values?${parameters}`);
  const { values } = (await answer.json()) as { values: Array<{ value: string }> };
  return values[0]?.value ?? '';
}

/** Panels that need what x509-certificate-exporter 4 tells only when it is asked to, or somebody else. */
const NEEDS_MORE = ['Live the shortest', 'Live the longest', 'Client certificates that the API server sees'];

describe('the dashboard for Prometheus on what x509-certificate-exporter says by default', { skip }, () => {
  let peer: PrometheusProcess;
  const home = estateDirectory();
  let exporter: MetricsPages;

  before(async () => {
    exporter = await serveMetrics({
      '/metrics': async () => asThePeer(await (await fetch(`${demo.url}metrics`)).text()),
    });
    peer = await startPrometheus(home.path, [{ job: 'x509', target: exporter.host }], {
      rules: 'rules-without-agent.yaml',
    });
  });
  after(async () => {
    await peer?.stop();
    await exporter?.close();
    home.remove();
  });

  const panels = panelsOn('prometheus').filter(({ name }) => name.startsWith('Certificates (Prometheus only)'));
  for (const { name, panel } of panels.filter(({ panel: { title } }) => !NEEDS_MORE.includes(title))) {
    test(`${name} shows data`, async () => {
      const [first] = panel.targets;
      await untilSome(peer, first?.expr ?? '');
    });
  }

  test('the panels that need more say so', () => {
    const silent = panels.filter(({ panel }) => NEEDS_MORE.includes(panel.title)).map(({ panel }) => noValueOf(panel));
    assert.equal(silent.length, NEEDS_MORE.length);
    silent.forEach((text) => assert.match(text, /exposeNotBefore|does not scrape the API server/));
  });
});

/** Its metrics alone, without those that it tells only when asked to. */
function asThePeer(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => /^(# \w+ )?x509_/.test(line) && !line.includes('x509_cert_not_before'));
  return `${lines.join('\n')}\n`;
}

function noValueOf(panel: Panel): string {
  const { fieldConfig } = panel as Panel & { fieldConfig: { defaults: { noValue?: string } } };
  return fieldConfig.defaults.noValue ?? '';
}
