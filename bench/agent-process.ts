import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { get } from './http.ts';

const REPOSITORY = path.join(import.meta.dirname, '..');
export const BUNDLE = path.join(REPOSITORY, 'agent', 'dist', 'notafter.mjs');
const INSIDE = path.join(import.meta.dirname, 'inside.mjs');

/** As the image runs it: what stands between `node` and the bundle. */
export const NODE_OPTIONS = entrypointOf(path.join(REPOSITORY, 'Dockerfile')).slice(1, -1);

function entrypointOf(dockerfile: string): string[] {
  const [, entrypoint] = /^ENTRYPOINT (\[.*\])$/m.exec(readFileSync(dockerfile, 'utf8'))!;
  return JSON.parse(entrypoint!) as string[];
}

export interface AgentOptions {
  /** As in a configuration file. */
  readonly sources: readonly object[];
  /** Asks the process itself about its processor time and stalls, for about a megabyte of memory. */
  readonly isObserved: boolean;
}

/** What the process said of itself. */
export interface Observation {
  readonly cpuMs: number;
  /** The longest time since the last observation that the event loop was blocked for. */
  readonly longestStallMs: number;
}

/** The bundled agent in a process of its own. */
export interface AgentProcess {
  readonly url: string;
  /** From its spawning until /readyz said so. */
  readonly readyMs: number;
  /** Processor time until it listened and its sources began; null when it is not observed. */
  readonly startCpuMs: number | null;
  observe(): Promise<Observation>;
  /** Resident memory now and at its peak, megabytes. */
  memory(): { readonly rss: number; readonly peak: number };
  stop(): Promise<void>;
}

/** A source of files: a path or a pattern. */
export const filesAt = (watch: string, refreshInterval = '1h') => [
  { kind: 'file', name: 'bench', paths: [watch], refreshInterval },
];

/** Starts the agent and waits until every source has been read once. */
export async function startAgent({ sources, isObserved }: AgentOptions): Promise<AgentProcess> {
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-bench-config-'));
  const config = path.join(directory, 'config.json');
  writeFileSync(config, JSON.stringify({ server: { listen: '127.0.0.1:0' }, log: { format: 'json' }, sources }));
  const inside = isObserved ? ['--import', INSIDE] : [];
  const startMs = performance.now();
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...inside, BUNDLE, 'serve', '--config', config], {
    stdio: isObserved ? ['ignore', 'ignore', 'pipe', 'ipc'] : ['ignore', 'ignore', 'pipe'],
  });
  const url = await urlOf(child);
  const startCpuMs = isObserved ? (await observe(child)).cpuMs : null;
  await untilReady(url, startMs);
  const readyMs = performance.now() - startMs;
  return {
    url,
    readyMs,
    startCpuMs,
    observe: () => observe(child),
    memory: () => ({ rss: statusOf(child, 'VmRSS'), peak: statusOf(child, 'VmHWM') }),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(directory, { recursive: true });
    },
  };
}

async function observe(child: ChildProcess): Promise<Observation> {
  child.send('observe');
  const [observation] = (await once(child, 'message')) as [Observation];
  return observation;
}

/** The first line of its log that names an address. */
async function urlOf({ stderr }: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of stderr!.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const url = /"url":"([^"]+)"/.exec(text)?.[1];
    if (url !== undefined) {
      stderr!.resume();
      return url.replace(/\/$/, '');
    }
  }
  throw new Error(`the agent did not start: ${text}`);
}

/** Asks less often the longer it takes: each question costs the agent processor time. */
async function untilReady(url: string, startMs: number): Promise<void> {
  while ((await get(`${url}/readyz`)).status !== 200) {
    await setTimeout(Math.max(5, (performance.now() - startMs) / 10));
  }
}

/** A field of /proc/<pid>/status in megabytes; NaN where there is no such file. */
function statusOf({ pid }: ChildProcess, field: string): number {
  if (process.platform !== 'linux') {
    return NaN;
  }
  const match = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(match?.[1]) / 1000;
}
