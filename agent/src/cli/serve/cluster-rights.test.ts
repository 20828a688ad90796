import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Finding, SourcesAnswer } from '@notafter/core';
import { type ApiServer, type Grant, type Manifest, createApiServer, issue, until } from '@notafter/testkit';
import { parseAllDocuments } from 'yaml';
import { rbac } from '../rbac/rbac.ts';
import { recordingTerminal } from '../recording-terminal.ts';
import { startAgent } from './testing/start-agent.ts';

const OPTIONS = { name: 'notafter', serviceAccount: 'notafter', namespace: 'notafter' };
const MANIFEST = path.join(import.meta.dirname, '../../../../deploy/manifests/cluster.yaml');
const certificate = Buffer.from(issue({ subject: 'CN=web' }).pem).toString('base64');

const secret = (namespace: string): Manifest => ({
  ...{ apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/tls', metadata: { name: 'web', namespace } },
  data: { 'tls.crt': certificate, 'tls.key': '' },
});

/** What roles allow. */
function grantsOf(manifests: string): Grant[] {
  return parseAllDocuments(manifests).flatMap((document) => {
    const { kind, metadata, rules } = document.toJS();
    const namespace = kind === 'ClusterRole' ? null : metadata.namespace;
    return /^(Cluster)?Role$/.test(kind) ? rules.map((rule: Omit<Grant, 'namespace'>) => ({ ...rule, namespace })) : [];
  });
}

async function setUp(t: TestContext, sources: readonly object[]) {
  const server = await createApiServer();
  const directory = await mkdtemp(path.join(tmpdir(), 'notafter-rights-'));
  t.after(async () => {
    await server.close();
    await rm(directory, { recursive: true });
  });
  const kubeconfig = path.join(directory, 'kubeconfig');
  await writeFile(kubeconfig, server.kubeconfig('token'));
  const withKubeconfig = sources.map((source) => ({ ...source, kubeconfig }));
  const config = path.join(directory, 'notafter.json');
  await writeFile(config, JSON.stringify({ sources: withKubeconfig }));
  const terminal = recordingTerminal();
  assert.equal(await rbac({ ...OPTIONS, config }, terminal), 0);

  const start = async (grants: readonly Grant[]) => {
    server.grant('token', grants);
    const agent = await startAgent(t, directory, withKubeconfig);
    const ask = async (route: string) => (await fetch(`${agent.url}/api/v1/${route}`)).json();
    await until(async () => (await fetch(`${agent.url}/readyz`)).ok);
    return { ...agent, sources: async () => ((await ask('sources')) as SourcesAnswer).sources };
  };
  return { server, printed: terminal.output(), start };
}

const refusedOf = ({ requests }: ApiServer) => requests.filter(({ status }) => status === 403).map((it) => it.path);

test('with the rights that rbac prints for two namespaces, exactly those two are read, and nothing is refused', async (t) => {
  const { server, printed, start } = await setUp(t, [
    { kind: 'kubernetes', name: 'two', namespaces: { include: ['shop', 'mail'] }, secrets: {} },
  ]);
  server.apply(secret('shop'), secret('mail'), secret('bank'));
  const { metrics, sources } = await start(grantsOf(printed));
  await until(() => server.openWatches === 4);

  const places = [...(await metrics()).matchAll(/^x509_cert_not_after\{.*secret_namespace="(\w+)"/gm)];
  assert.deepEqual(places.map(([, namespace]) => namespace).sort(), ['mail', 'shop']);
  assert.deepEqual(refusedOf(server), []);
  const asked = new Set(server.requests.map((request) => request.path));
  assert.deepEqual([...asked].sort(), ['/api/v1/namespaces/mail/secrets', '/api/v1/namespaces/shop/secrets']);
  const [source] = await sources();
  assert.deepEqual([source?.up, source?.gaps], [true, undefined]);
});

test('with rights for two namespaces of three, the two are read, the third is said, and asked for once', async (t) => {
  const { server, printed, start } = await setUp(t, [
    { kind: 'kubernetes', name: 'three', namespaces: { include: ['shop', 'mail', 'bank'] }, secrets: {} },
  ]);
  server.apply(secret('shop'), secret('mail'), secret('bank'));
  const { metrics, sources, url } = await start(grantsOf(printed).filter(({ namespace }) => namespace !== 'bank'));
  await until(() => server.openWatches === 4);
  const [source] = await sources();

  assert.equal(source?.up, true);
  assert.deepEqual(
    source?.gaps?.map(({ object }) => object),
    ['Namespace bank']
  );
  assert.match(
    source?.gaps?.[0]?.message ?? '',
    /secrets in namespace bank are not seen: .*cannot list resource "secrets"/
  );
  assert.match(await metrics(), /^notafter_finding\{.*rule="unwatched".*\} 1$/m);
  const body = JSON.stringify({ range: { from: 0, to: 1 }, queries: [{ refId: 'A', type: 'findings' }] });
  const headers = { 'content-type': 'application/json' };
  const answer = await (await fetch(`${url}/api/v1/query`, { method: 'POST', headers, body })).text();
  assert.ok(answer.includes('unwatched' satisfies Finding['rule']) && answer.includes('Namespace bank'));
  assert.deepEqual(refusedOf(server), Array<string>(2).fill('/api/v1/namespaces/bank/secrets'));
});

/** Served since Kubernetes 1.19 and by all that came after; whether custom resources are, is asked. */
const VERSIONS = [
  '/api/v1',
  '/apis/acme.cert-manager.io/v1',
  '/apis/admissionregistration.k8s.io/v1',
  '/apis/apiextensions.k8s.io/v1',
  '/apis/apiregistration.k8s.io/v1',
  '/apis/cert-manager.io/v1',
  '/apis/certificates.k8s.io/v1',
  '/apis/gateway.networking.k8s.io/v1',
  '/apis/gateway.networking.k8s.io/v1beta1',
  '/apis/networking.k8s.io/v1',
];

test('cluster.yaml’s configuration, with its ClusterRole, is refused nothing', async (t) => {
  const manifest = readFileSync(MANIFEST, 'utf8');
  const [configMap] = parseAllDocuments(manifest)
    .map((document) => document.toJS())
    .filter(({ kind }) => kind === 'ConfigMap');
  const [configuration] = parseAllDocuments(configMap.data['notafter.yaml']);
  const { server, start } = await setUp(t, configuration?.toJS().sources);
  server.apply(secret('shop'), secret('bank'));
  const { metrics, sources } = await start(grantsOf(manifest));
  // Of Secrets two, of ConfigMaps two, namespaces, nodes, pods twice, ingresses, four with a caBundle twice, requests.
  await until(() => server.openWatches >= 18);
  await until(() => VERSIONS.every((version) => server.requests.some(({ path: asked }) => asked.startsWith(version))));

  assert.match(await metrics(), /secret_namespace="bank"/);
  const versions = server.requests.map((request) => /^\/api\/v1|^\/apis\/[^/]+\/[^/]+/.exec(request.path)?.[0]);
  assert.deepEqual([...new Set(versions)].sort(), VERSIONS);
  assert.deepEqual(refusedOf(server), []);
  assert.deepEqual(
    (await sources()).map(({ name, up }) => `${name} ${up}`),
    ['cluster true', 'cluster-ca true', 'ca-bundles true', 'requests true', 'cert-manager true']
  );
});
