import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { QueryResponse, SourceDetails } from '@notafter/core';
import { type ApiServer, createApiServer, type Manifest, until } from '@notafter/testkit';
import { loadConfig } from '../../../config/load-config.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../../temporary-directory.ts';
import { createLog } from '../create-log.ts';
import { startAgent } from '../start-agent.ts';

export interface ServedAgent {
  /** The series of `x509_cert_not_after`, each as its place and its subject's common name, in order. */
  series(): Promise<readonly string[]>;
  /** Waits until these are the series, and no others. */
  untilSeries(expected: readonly string[]): Promise<void>;
  /** The values of series whose line begins so, by their labels. */
  values(metric: string): Promise<Readonly<Record<string, number>>>;
  /** Messages of the active findings of a rule, in order. */
  findings(rule: string): Promise<readonly string[]>;
  sources(): Promise<readonly SourceDetails[]>;
  /** Goes on with other sources, as after a reload. */
  apply(sources: readonly object[]): Promise<void>;
  log(): string;
}

/** The whole agent on these sources, and on a port of its own, until the test ends; ready when it resolves. */
export async function serveAgent(
  test: Pick<TestContext, 'after'>,
  sources: readonly object[],
  parts: object = {}
): Promise<ServedAgent> {
  const configOf = (asked: readonly object[]) => {
    const text = JSON.stringify({ server: { listen: '127.0.0.1:0' }, ...parts, sources: asked });
    const loaded = loadConfig(text, 'config.json', {});
    assert.ok(loaded.ok, JSON.stringify(loaded));
    return loaded.config;
  };
  let lines = '';
  const log = createLog({ level: 'warn', format: 'json' }, (line) => (lines += line));
  const started = await startAgent({ config: configOf(sources), clock: Date.now, log, viewerDirectory: null });
  assert.ok(started.ok);
  const { url, stop, apply } = started.agent;
  test.after(stop);
  const textOf = async (path: string) => (await fetch(`${url}${path}`)).text();
  await until(async () => (await fetch(`${url}readyz`)).ok);

  async function linesOf(metric: string): Promise<readonly string[]> {
    return (await textOf('metrics')).split('\n').filter((line) => line.startsWith(`${metric}{`));
  }

  const agent: ServedAgent = {
    series: async () => (await linesOf('x509_cert_not_after')).map(placeAndSubject).toSorted(),
    async untilSeries(expected) {
      let now: readonly string[] = [];
      const isThere = async () => {
        now = await agent.series();
        return JSON.stringify(now) === JSON.stringify(expected);
      };
      await until(isThere).catch(() => assert.deepEqual(now, expected));
    },
    async values(metric) {
      const pairs = (await linesOf(metric)).map((line) => [
        /\{(.*)\}/.exec(line)?.[1] ?? '',
        Number(line.slice(line.lastIndexOf(' '))),
      ]);
      return Object.fromEntries(pairs) as Record<string, number>;
    },
    async findings(rule) {
      const filters = [{ field: 'findings', operator: '=', value: rule }];
      const answer = await fetch(`${url}api/v1/query`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ range: { from: 0, to: 1 }, queries: [{ refId: 'A', type: 'findings', filters }] }),
      });
      const { results } = (await answer.json()) as QueryResponse;
      const result = results['A'];
      assert.ok(result !== undefined && 'fields' in result, JSON.stringify(results));
      const column = result.fields.findIndex(({ name }) => name === 'message');
      return (result.values[column] as string[]).toSorted();
    },
    async sources() {
      return (JSON.parse(await textOf('api/v1/sources')) as { sources: SourceDetails[] }).sources;
    },
    apply: (others) => apply(configOf(others)),
    log: () => lines,
  };
  return agent;
}

/** `Secret shop/web[tls.crt] CN`, `/etc/web.pem CN`; with the cluster in front where one is named. */
function placeAndSubject(line: string): string {
  const labels = new Map(
    [...line.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value])
  );
  const at = (name: string) => labels.get(name) ?? '';
  const objectAt = (kind: string, prefix: string) =>
    `${kind} ${at(`${prefix}_namespace`)}/${at(`${prefix}_name`)}[${at(`${prefix}_key`)}]`;
  const place = labels.has('secret_name')
    ? objectAt('Secret', 'secret')
    : labels.has('configmap_name')
      ? objectAt('ConfigMap', 'configmap')
      : at('filepath');
  return [at('cluster'), place, at('subject_CN')].filter((part) => part !== '').join(' ');
}

export interface ServedCluster {
  readonly server: ApiServer;
  /** Path of a kubeconfig. */
  readonly kubeconfig: string;
}

const TOKEN = 'test-token';

/** An API server double with these objects, until the test ends. */
export async function setUpCluster(
  test: Pick<TestContext, 'after'>,
  manifests: readonly Manifest[] = [],
  token = TOKEN
): Promise<ServedCluster> {
  const server = await createApiServer({ tls: false });
  test.after(server.close);
  server.apply(...manifests);
  const kubeconfig = setUpDirectory(test).write('kubeconfig', server.kubeconfig(token));
  return { server, kubeconfig };
}

export function setUpDirectory(test: Pick<TestContext, 'after'>): TemporaryDirectory {
  const directory = temporaryDirectory();
  test.after(() => directory[Symbol.dispose]());
  return directory;
}
