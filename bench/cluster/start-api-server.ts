import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Manifest } from '@notafter/testkit';
import type { Chain } from '../corpus.ts';

const SERVE_SECRETS = path.join(import.meta.dirname, 'serve-secrets.ts');

export interface ApiServerParts {
  readonly secrets: number;
  readonly chain: Chain;
  readonly encoding: 'protobuf' | 'json';
}

/** testkit's API server double in a process of its own, so that what it costs is not counted. */
export interface ApiServerProcess {
  /** Path of a kubeconfig. */
  readonly kubeconfig: string;
  apply(manifest: Manifest): void;
  /** Resets all connections now and listens again after this time. */
  goAway(milliseconds: number): void;
  stop(): Promise<void>;
}

export async function startApiServer({ secrets, chain, encoding }: ApiServerParts): Promise<ApiServerProcess> {
  const child = fork(SERVE_SECRETS, [String(secrets), chain, encoding], { execArgv: [] });
  const died = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the API server ended with ${code}`)));
  const [{ kubeconfig: text }] = (await Promise.race([once(child, 'message'), died])) as [{ kubeconfig: string }];
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-bench-kubeconfig-'));
  const kubeconfig = path.join(directory, 'kubeconfig');
  writeFileSync(kubeconfig, text);
  return {
    kubeconfig,
    apply: (apply) => void child.send({ apply }),
    goAway: (awayMs) => void child.send({ awayMs }),
    async stop() {
      child.disconnect();
      await died.catch(() => undefined);
      rmSync(directory, { recursive: true });
    },
  };
}
