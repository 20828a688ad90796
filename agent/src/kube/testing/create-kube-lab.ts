import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { Cluster } from '../kube.ts';
import { openCluster } from '../open-cluster.ts';
import type { Timing } from '../timing.ts';
import { createTestTiming } from './create-test-timing.ts';

export const TOKEN = 'lab-token';

interface LabServer {
  kubeconfig(token: string): string;
  close(): Promise<void>;
}

interface LabOptions {
  readonly timing?: Partial<Timing>;
  /** Of a kubeconfig; default: that of the server with the lab's token. */
  readonly kubeconfig?: string;
}

export type KubeLab = Awaited<ReturnType<typeof createKubeLab>>;

/** A server's cluster, opened by a kubeconfig, with time in the hands of the test; both end with it. */
export async function createKubeLab<Server extends LabServer>(
  test: Pick<TestContext, 'after'>,
  server: Server,
  options: LabOptions = {}
) {
  const directory = await mkdtemp(path.join(tmpdir(), 'notafter-kube-'));
  const kubeconfig = path.join(directory, 'kubeconfig');
  const time = createTestTiming();
  const warnings: string[] = [];
  const warn = (_fields: object, message: string) => void warnings.push(message);
  const log = { debug() {}, info() {}, warn };
  const timing = { ...time.timing, ...options.timing };

  const open = async (file: string = kubeconfig): Promise<Cluster> => {
    const context = { log, timing, clock: () => 0, random: () => 0.5, environment: {} };
    const opened = await openCluster({ kubeconfig: file, context: '' }, context);
    if (!opened.ok) {
      throw new Error(opened.message);
    }
    test.after(opened.cluster.close);
    return opened.cluster;
  };

  await writeFile(kubeconfig, options.kubeconfig ?? server.kubeconfig(TOKEN));
  const cluster = await open();
  test.after(async () => {
    await server.close();
    await rm(directory, { recursive: true });
  });
  return { server, cluster, open, directory, kubeconfig, warnings, ...time };
}
