import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Manifest, issue, until } from '@notafter/testkit';
import type { ClusterSourceConfig } from '../config/config.ts';
import { EVERYTHING, KUBERNETES_SOURCE_DEFAULTS } from '../config/source-defaults.ts';
import type { Right } from './cluster/right.ts';
import { rightsOf } from './rights-of.ts';
import {
  CERT_MANAGER_TYPES,
  NEVER_ISSUED,
  certificate,
  challenge,
  issuer,
  order,
  request,
} from './testing/cert-manager-objects.ts';
import {
  cabundleConfig,
  certManagerConfig,
  configMap,
  createClusterLab,
  csrConfig,
  kubernetesConfig,
  namespace,
  secret,
} from './testing/create-cluster-lab.ts';
import { tls } from './testing/set-up-kubernetes.ts';
import { ALL, GATEWAY_API, gateway, ingress, pod, route } from './testing/set-up-users.ts';

const web = issue({ subject: 'CN=web' });
const base64 = Buffer.from(web.pem).toString('base64');

const CLUSTER: readonly Manifest[] = [
  namespace('shop', { watched: 'yes' }),
  secret('shop/web', tls(web.pem)),
  secret('shop/cacerts', { 'ca-cert.pem': web.pem }, { type: 'Opaque' }),
  configMap('shop/ca', { 'ca.crt': web.pem }),
  ingress('shop/web', 'web'),
  pod('shop/web', 'web'),
  gateway('shop/web', { name: 'web' }),
  route('shop/web', { name: 'web' }),
  { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } },
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map((kind) => ({
    ...{ apiVersion: 'admissionregistration.k8s.io/v1', kind, metadata: { name: 'inject' } },
    webhooks: [{ name: 'a', clientConfig: { caBundle: base64 } }],
  })),
  {
    ...{ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', metadata: { name: 'v1.example.com' } },
    spec: { group: 'example.com', version: 'v1', caBundle: base64 },
  },
  {
    ...{
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
    },
    spec: {
      ...{ group: 'example.com', scope: 'Namespaced', names: { kind: 'Widget', plural: 'widgets' } },
      versions: [{ name: 'v1', served: true, storage: true }],
      conversion: { strategy: 'Webhook', webhook: { clientConfig: { caBundle: base64 } } },
    },
  },
  {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'alice' },
    spec: { signerName: 'kubernetes.io/kube-apiserver-client', username: 'alice' },
    status: { certificate: base64 },
  },
  ...[issuer('shop/vault', false), issuer('letsencrypt', true)],
  certificate('shop/postgres', { status: NEVER_ISSUED, spec: { issuerRef: { name: 'vault' } } }),
  certificate('mail/imap', { status: NEVER_ISSUED }),
  request('shop/postgres-1', 'postgres', {}, 1),
  order('shop/postgres-1', 'postgres-1', { state: 'pending' }),
  challenge('shop/postgres-1', 'postgres-1', { state: 'pending' }),
];

const configMaps = {
  ...{ ...EVERYTHING, keyPatterns: ['^ca'], formats: ['pem'] as const },
  ...{ passphrases: [], exposeLabels: [] },
};
const named = { ...EVERYTHING, include: ['shop'] };
const labelled = { ...EVERYTHING, includeLabels: ['watched=yes'] };
const tlsOnly = { ...KUBERNETES_SOURCE_DEFAULTS.secrets, wellKnown: false, kubeconfigs: false };

interface Case {
  readonly name: string;
  readonly configOf: (kubeconfig: string) => ClusterSourceConfig;
  /** What is found, and how many watches stay open, when nothing is refused. */
  readonly places: number;
  readonly watches: number;
}

const CASES: readonly Case[] = [
  { name: 'Secrets of the cluster', configOf: kubernetesConfig, places: 2, watches: 3 },
  {
    name: 'Secrets of one namespace',
    configOf: (kubeconfig) => kubernetesConfig(kubeconfig, { namespaces: named }),
    ...{ places: 2, watches: 2 },
  },
  {
    name: 'ConfigMaps of one namespace',
    configOf: (kubeconfig) => kubernetesConfig(kubeconfig, { namespaces: named, secrets: null, configMaps }),
    ...{ places: 1, watches: 1 },
  },
  {
    name: 'TLS Secrets of labelled namespaces',
    configOf: (kubeconfig) => kubernetesConfig(kubeconfig, { namespaces: labelled, secrets: tlsOnly }),
    ...{ places: 1, watches: 3 },
  },
  {
    name: 'users in the cluster',
    configOf: (kubeconfig) => kubernetesConfig(kubeconfig, { secrets: tlsOnly, usedBy: ALL }),
    ...{ places: 1, watches: 11 },
  },
  {
    name: 'users in one namespace',
    configOf: (kubeconfig) => kubernetesConfig(kubeconfig, { namespaces: named, secrets: tlsOnly, usedBy: ALL }),
    ...{ places: 1, watches: 10 },
  },
  {
    name: 'blind spots beside one namespace',
    configOf: (kubeconfig) => kubernetesConfig(kubeconfig, { namespaces: named, secrets: tlsOnly, blindSpots: true }),
    ...{ places: 1, watches: 3 },
  },
  { name: 'CA bundles', configOf: cabundleConfig, places: 4, watches: 4 },
  { name: 'requests', configOf: csrConfig, places: 1, watches: 1 },
  { name: 'cert-manager', configOf: certManagerConfig, places: 2, watches: 7 },
  {
    name: 'cert-manager in one namespace',
    configOf: (kubeconfig) => certManagerConfig(kubeconfig, { namespaces: ['shop'] }),
    ...{ places: 1, watches: 5 },
  },
];

/** Runs a source with these rights until it has seen all or was refused, and checks every place. Returns of what something was refused. */
async function refusals(test: TestContext, row: Case, rights: readonly Right[]): Promise<readonly string[]> {
  const { server, token, kubeconfig, start } = await createClusterLab(test);
  [...GATEWAY_API, ...CERT_MANAGER_TYPES].forEach(server.serve);
  server.apply(...CLUSTER);
  server.grant(
    token,
    rights.map(({ group, resource, ...right }) => ({ ...right, apiGroups: [group], resources: [resource] }))
  );
  const refused = () => server.requests.filter(({ status }) => status === 403).map(({ path }) => resourceOf(path));
  const { source, sink } = await start(row.configOf(kubeconfig));
  await until(() => refused().length > 0 || (sink.readings.size === row.places && server.openWatches === row.watches));
  for (const location of sink.locations.values()) {
    await source.check(location);
  }
  return [...new Set(refused())];
}

const resourceOf = (path: string) =>
  path.replace(/^\/(?:api|apis\/[^/]+)\/[^/]+\/(?:namespaces\/[^/]+\/)?/, '').split('/')[0] ?? '';

for (const row of CASES) {
  const rights = rightsOf(row.configOf('/unused'));

  test(`${row.name}: the rights are enough`, async (t) => {
    assert.deepEqual(await refusals(t, row, rights), []);
  });

  for (const [index, right] of rights.entries()) {
    for (const verb of right.verbs) {
      test(`${row.name}: without ${verb} ${right.resource} nothing else is refused`, async (t) => {
        const fewer = rights.with(index, { ...right, verbs: right.verbs.filter((it) => it !== verb) });
        assert.deepEqual(await refusals(t, row, fewer), [right.resource]);
      });
    }
  }
}
