import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type ApiServer, type Manifest, createApiServer, until } from '@notafter/testkit';
import {
  type CaBundleSourceConfig,
  CABUNDLE_RESOURCES,
  type CertManagerSourceConfig,
  type CsrSourceConfig,
  type KubernetesSourceConfig,
  type SourceConfig,
} from '../../config/config.ts';
import { CLUSTER_SOURCE_DEFAULTS, EVERYTHING, KUBERNETES_SOURCE_DEFAULTS } from '../../config/source-defaults.ts';
import { createSource } from '../create-source.ts';
import { CONTEXT } from './create-lab.ts';
import { createRecordingSink, summaryOf } from './recording-sink.ts';

const TOKEN = 'lab-token';

/** An API server of its own for a test. */
export type ClusterLab = Awaited<ReturnType<typeof createClusterLab>>;

export async function createClusterLab(test: Pick<TestContext, 'after'>) {
  const server = await createApiServer({ tls: false });
  const directory = await mkdtemp(join(tmpdir(), 'notafter-cluster-'));
  const kubeconfig = join(directory, 'kubeconfig');
  await writeFile(kubeconfig, server.kubeconfig(TOKEN));
  test.after(async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  });
  return { server, token: TOKEN, kubeconfig, start: (config: SourceConfig) => start(test, config, server) };
}

/** Runs a source until the test ends; resolves once it has told its first pass. */
async function start(test: Pick<TestContext, 'after'>, config: SourceConfig, server: ApiServer) {
  const sink = createRecordingSink();
  const source = createSource(config, { ...CONTEXT, clock: Date.now });
  const ended = new AbortController();
  const running = source.run(sink, ended.signal);
  const stop = async () => {
    ended.abort();
    await running;
  };
  test.after(stop);
  await until(() => sink.passes.length > 0);

  /** What stands at each place, in one line each. */
  const found = () => Object.fromEntries([...sink.readings].map(([place, it]) => [place, summaryOf(it)]).sort());
  const requestsFor = (resource: string) => server.requests.filter(({ path }) => path.endsWith(`/${resource}`));

  return { sink, source, stop, found, requestsFor };
}

export function kubernetesConfig(
  kubeconfig: string,
  parts: Partial<KubernetesSourceConfig> = {}
): KubernetesSourceConfig {
  return { ...KUBERNETES_SOURCE_DEFAULTS, name: 'lab', cluster: 'prod', kubeconfig, ...parts };
}

export function cabundleConfig(kubeconfig: string, parts: Partial<CaBundleSourceConfig> = {}): CaBundleSourceConfig {
  const own = { kind: 'cabundle', resources: CABUNDLE_RESOURCES, rules: EVERYTHING, exposeLabels: [] } as const;
  return { ...CLUSTER_SOURCE_DEFAULTS, ...own, name: 'lab', cluster: 'prod', kubeconfig, ...parts };
}

export function csrConfig(kubeconfig: string): CsrSourceConfig {
  return { ...CLUSTER_SOURCE_DEFAULTS, kind: 'csr', name: 'lab', cluster: 'prod', kubeconfig };
}

export function certManagerConfig(
  kubeconfig: string,
  { namespaces = [], clusterResourceNamespace = 'cert-manager' }: Partial<CertManagerSourceConfig> = {}
): CertManagerSourceConfig {
  const own = { kind: 'certmanager', name: 'lab', cluster: 'prod', namespaces, clusterResourceNamespace } as const;
  return { ...CLUSTER_SOURCE_DEFAULTS, ...own, kubeconfig };
}

interface SecretParts {
  readonly type?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** A Secret of type kubernetes.io/tls, unless told otherwise. @param place `namespace/name` */
export function secret(
  place: string,
  content: Readonly<Record<string, string | Buffer>>,
  parts: SecretParts = {}
): Manifest {
  const { type = 'kubernetes.io/tls', ...meta } = parts;
  return { apiVersion: 'v1', kind: 'Secret', type, metadata: { ...named(place), ...meta }, data: inBase64(content) };
}

/** @param place `namespace/name` */
export function configMap(
  place: string,
  data: Readonly<Record<string, string>>,
  binaryData: Readonly<Record<string, Buffer>> = {}
): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: named(place), data, binaryData: inBase64(binaryData) };
}

export function namespace(name: string, labels: Readonly<Record<string, string>> = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

function named(place: string) {
  const [namespaceName = '', name = ''] = place.split('/');
  return { namespace: namespaceName, name };
}

function inBase64(content: Readonly<Record<string, string | Buffer>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(content).map(([key, value]) => [key, Buffer.from(value).toString('base64')])
  );
}
