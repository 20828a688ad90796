import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';

const DEPLOY = path.join(import.meta.dirname, '../../deploy/prometheus');

/** Where Prometheus looks each second: `job` becomes a label, the path is `/metrics` when absent. */
export interface ScrapeJob {
  readonly job: string;
  /** `host:port`. */
  readonly target: string;
  readonly path?: string;
}

export interface PrometheusOptions {
  /** A file of the shipped rules; those with the agent when absent. */
  readonly rules?: 'rules.yaml' | 'rules-without-agent.yaml';
  /** Raises at once what the shipped rules hold back for minutes: a test has not got them. */
  readonly atOnce?: boolean;
}

export interface Alert {
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

export interface PrometheusProcess {
  /** Where its HTTP API listens, without a slash at the end. */
  readonly url: string;
  alerts(): Promise<readonly Alert[]>;
  /** The answer to an instant query; rejects with Prometheus' own words when it is an error. */
  query(expression: string): Promise<ReadonlyArray<{ metric: Record<string, string>; value: [number, string] }>>;
  /** How often the rules were evaluated without error since the start, at least. */
  evaluatedAt(): Promise<number>;
  stop(): Promise<void>;
}

export const isPrometheusThere = (): boolean => spawnSync('prometheus', ['--version']).status === 0;

/** Starts Debian's Prometheus on the shipped rules, evaluated and scraping each second. */
export async function startPrometheus(
  directory: string,
  jobs: readonly ScrapeJob[],
  { rules = 'rules.yaml', atOnce = false }: PrometheusOptions = {}
): Promise<PrometheusProcess> {
  const home = path.join(directory, 'prometheus');
  mkdirSync(home);
  const text = readFileSync(path.join(DEPLOY, rules), 'utf8');
  writeFileSync(path.join(home, 'rules.yaml'), atOnce ? text.replaceAll(/(?<= for: ).+$/gm, '0s') : text);
  const config = {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: ['rules.yaml'],
    scrape_configs: jobs.map(({ job, target, path: metrics_path = '/metrics' }) => ({
      job_name: job,
      metrics_path,
      static_configs: [{ targets: [target] }],
    })),
  };
  writeFileSync(path.join(home, 'prometheus.yml'), JSON.stringify(config));
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    'prometheus',
    ['--config.file=prometheus.yml', '--storage.tsdb.path=data', `--web.listen-address=${address}`],
    { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] }
  );
  const api = async <T>(route: string): Promise<T> => {
    const answer = await fetch(`http://${address}/api/v1/${route}`);
    const body = (await answer.json()) as { status: string; data: T; error?: string };
    if (body.status !== 'success') {
      throw new Error(body.error);
    }
    return body.data;
  };
  await untilUp(child, () => api('status/buildinfo'));
  return {
    url: `http://${address}`,
    alerts: async () => (await api<{ alerts: Alert[] }>('alerts')).alerts,
    query: async (expression) =>
      (
        await api<{ result: Array<{ metric: Record<string, string>; value: [number, string] }> }>(
          `query?query=${encodeURIComponent(expression)}`
        )
      ).result,
    async evaluatedAt() {
      const { groups } = await api<{ groups: Array<{ rules: Array<{ lastEvaluation: string; lastError?: string }> }> }>(
        'rules'
      );
      const rules = groups.flatMap((group) => group.rules);
      const failed = rules.find(({ lastError }) => lastError);
      if (failed) {
        throw new Error(failed.lastError);
      }
      return Math.min(...rules.map(({ lastEvaluation }) => Date.parse(lastEvaluation)));
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilUp(child: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (child.exitCode !== null) {
      break;
    }
    const isUp = await ask().then(
      () => true,
      () => false
    );
    if (isUp) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Prometheus did not start:\n${log}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
