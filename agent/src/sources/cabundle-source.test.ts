import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Manifest, issue, until } from '@notafter/testkit';
import type { CaBundleSourceConfig } from '../config/config.ts';
import { EVERYTHING } from '../config/source-defaults.ts';
import { cabundleConfig, createClusterLab } from './testing/create-cluster-lab.ts';

const [ca, next] = [issue({ subject: 'CN=ca' }), issue({ subject: 'CN=next' })];
const base64 = (text: string) => Buffer.from(text).toString('base64');

function webhooks(kind: string, name: string, bundles: Readonly<Record<string, string | undefined>>): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name, labels: { team: 'platform' } },
    webhooks: Object.entries(bundles).map(([webhook, caBundle]) => ({ name: webhook, clientConfig: { caBundle } })),
  };
}

const MUTATING = 'MutatingWebhookConfiguration';

const apiService: Manifest = {
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: 'v1beta1.metrics.k8s.io' },
  spec: { group: 'metrics.k8s.io', version: 'v1beta1', caBundle: base64(ca.pem) },
};

const crd: Manifest = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.example.com' },
  spec: {
    group: 'example.com',
    names: { kind: 'Widget', plural: 'widgets' },
    scope: 'Namespaced',
    versions: [{ name: 'v1', served: true, storage: true }],
    conversion: { strategy: 'Webhook', webhook: { clientConfig: { caBundle: base64(ca.pem) } } },
  },
};

async function setUp(
  test: Parameters<typeof createClusterLab>[0],
  manifests: readonly Manifest[],
  parts: Partial<CaBundleSourceConfig> = {}
) {
  const lab = await createClusterLab(test);
  lab.server.apply(...manifests);
  return { ...lab, ...(await lab.start(cabundleConfig(lab.kubeconfig, parts))) };
}

test('bundles of webhooks, APIServices and conversions; what has none is no place', async (t) => {
  const { found } = await setUp(t, [
    webhooks(MUTATING, 'inject', { 'a.example.com': base64(ca.pem + next.pem), 'b.example.com': undefined }),
    webhooks('ValidatingWebhookConfiguration', 'check', { 'c.example.com': base64(next.pem) }),
    ...[apiService, crd],
  ]);

  assert.deepEqual(found(), {
    'APIService v1beta1.metrics.k8s.io': 'ca',
    'CustomResourceDefinition widgets.example.com': 'ca',
    'MutatingWebhookConfiguration inject/a.example.com': 'ca next',
    'ValidatingWebhookConfiguration check/c.example.com': 'next',
  });
});

test('a bundle that is no base64, and one that is no PEM, stand beside good ones', async (t) => {
  const { found } = await setUp(t, [
    webhooks(MUTATING, 'inject', { a: 'no base64!', b: base64('text'), c: base64(ca.pem) }),
  ]);

  assert.deepEqual(found(), {
    'MutatingWebhookConfiguration inject/a': 'decode_failed',
    'MutatingWebhookConfiguration inject/b': 'no_certificate_found',
    'MutatingWebhookConfiguration inject/c': 'ca',
  });
});

test('a webhook that goes, a bundle that changes, an object that is deleted', async (t) => {
  const { server, found } = await setUp(t, [
    webhooks(MUTATING, 'inject', { a: base64(ca.pem), b: base64(ca.pem) }),
    webhooks(MUTATING, 'other', { a: base64(ca.pem) }),
  ]);

  server.apply(webhooks(MUTATING, 'inject', { a: base64(next.pem) }));
  server.remove(MUTATING, null, 'other');

  await until(() => Object.keys(found()).length === 1);
  assert.deepEqual(found(), { 'MutatingWebhookConfiguration inject/a': 'next' });
});

test('only the kinds, names and labels that are asked for', async (t) => {
  const { found, requestsFor } = await setUp(
    t,
    [webhooks(MUTATING, 'inject', { a: base64(ca.pem) }), webhooks(MUTATING, 'skip', { a: base64(ca.pem) })],
    { resources: ['mutating'], rules: { ...EVERYTHING, exclude: ['skip'], includeLabels: ['team'] } }
  );

  assert.deepEqual(Object.keys(found()), ['MutatingWebhookConfiguration inject/a']);
  assert.deepEqual(requestsFor('apiservices'), []);
  assert.equal(requestsFor('mutatingwebhookconfigurations')[0]?.query['labelSelector'], 'team');
});

test('check reads one object now', async (t) => {
  const { server, source, found } = await setUp(t, [webhooks(MUTATING, 'inject', { a: base64(ca.pem) })]);
  server.fault({ request: /watch=1/, act: { kind: 'delay', milliseconds: Infinity } });
  server.endWatches();
  await until(() => server.openWatches === 0);
  server.apply(webhooks(MUTATING, 'inject', { a: base64(next.pem) }));

  await source.check({
    ...{ source: 'lab', cluster: 'prod', node: '', kind: 'cabundle' },
    ...{ resourceKind: MUTATING, name: 'inject', entry: 'a' },
  });

  assert.deepEqual(found(), { 'MutatingWebhookConfiguration inject/a': 'next' });
});
