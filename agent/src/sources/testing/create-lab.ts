import { chmod, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { FileSourceConfig, KubeconfigSourceConfig, SourceConfig } from '../../config/config.ts';
import { createSource } from '../create-source.ts';
import { readOnce } from '../read-once.ts';
import type { Log, SourceContext } from '../source.ts';
import { createRecordingSink, summaryOf } from './recording-sink.ts';

/** A directory of its own for a test, and a source that looks into it. */
export type Lab = Awaited<ReturnType<typeof createLab>>;

export const SILENT_LOG: Log = { debug() {}, info() {}, warn() {}, error() {} };

export const CONTEXT: SourceContext = { cluster: 'prod', clock: () => 0, log: SILENT_LOG };

export function fileConfig(parts: Partial<FileSourceConfig>): FileSourceConfig {
  return {
    kind: 'file',
    ...SHARED,
    paths: [],
    excludePaths: [],
    preset: null,
    formats: ['pem', 'der'],
    passphrases: [],
    followSymlinks: true,
    followSymlinkDirs: false,
    skipUnchanged: true,
    ...parts,
  };
}

export function kubeconfigConfig(parts: Partial<KubeconfigSourceConfig>): KubeconfigSourceConfig {
  return { kind: 'kubeconfig', ...SHARED, paths: [], ...parts };
}

const SHARED = {
  name: 'lab',
  node: 'node-1',
  root: '',
  pathMappings: [],
  refreshIntervalMs: 30_000,
  policy: {},
} as const;

export async function createLab(test: Pick<TestContext, 'after'>) {
  const directory = await mkdtemp(join(tmpdir(), 'notafter-sources-'));
  await chmod(directory, 0o755);
  test.after(async () => {
    await openDirectories(directory);
    await rm(directory, { recursive: true, force: true });
  });
  const at = (path: string) => join(directory, path);

  async function write(path: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), content);
  }

  /** Replaces what is there, as `ln -sfn` does. */
  async function link(path: string, target: string): Promise<void> {
    await mkdir(dirname(at(path)), { recursive: true });
    await symlink(target, at(`${path}~`));
    await rename(at(`${path}~`), at(path));
  }

  return { directory, at, write, link };
}

/** A test may have closed some, and only root removes what is in a closed directory. */
async function openDirectories(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      await openDirectories(join(directory, entry.name));
    }
  }
}

/** A source of this configuration and what it tells; `pass` makes one pass and returns the calls of the sink. */
export function watch(config: SourceConfig, directory = '') {
  const source = createSource(config, CONTEXT);
  const sink = createRecordingSink();
  const shorten = (text: string) => (directory === '' ? text : text.replaceAll(`${directory}/`, ''));

  async function pass(): Promise<string[]> {
    sink.clear();
    await readOnce([source], () => sink);
    return sink.calls.map(shorten).sort();
  }

  /** What stands at each place, paths as in the lab. */
  function found(): Record<string, string> {
    const lines = [...sink.readings].map(([place, reading]) => [shorten(place), summaryOf(reading)]);
    return Object.fromEntries(lines.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)));
  }

  return { source, sink, pass, found };
}

/** Runs as a user to whom permissions apply: root may read everything. */
export async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.getuid?.() !== 0) {
    return work();
  }
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
