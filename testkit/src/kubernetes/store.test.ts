import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServerLab } from './testing/create-server-lab.ts';
import { namespace, placeOf, secret, webhook } from './testing/manifests.ts';

test('what is applied twice is one object of one version', async (t) => {
  const { server } = await createServerLab(t);
  server.apply(secret('a/1', { data: { x: 'eA==' } }));
  const version = server.resourceVersion;
  server.apply(secret('a/1', { data: { x: 'eA==' } }));
  assert.equal(server.resourceVersion, version);
});

test('an object keeps its uid when it changes, and has another when it is made anew', async (t) => {
  const { server, askJson } = await createServerLab(t);
  const uid = async () => (await askJson('/api/v1/namespaces/a/secrets/1')).metadata['uid' as never];
  server.apply(secret('a/1'));
  const first = await uid();
  server.apply(secret('a/1', { data: { x: 'eA==' } }));
  const second = await uid();
  server.remove('Secret', 'a', '1');
  server.apply(secret('a/1'));
  const third = await uid();

  assert.equal(second, first);
  assert.notEqual(third, first);
});

test('stringData comes out as data, and a Secret without a type is Opaque', async (t) => {
  const { server, askJson } = await createServerLab(t);
  server.apply(secret('a/1', { data: { x: 'eA==' }, stringData: { y: 'y' } }));
  const { items } = await askJson('/api/v1/secrets');
  const { data, type, stringData } = items[0]!;
  assert.deepEqual([data, type, stringData], [{ x: 'eA==', y: 'eQ==' }, 'Opaque', undefined]);
});

test('a namespace bears its name as a label, comes with its first object and takes all with it', async (t) => {
  const { server, askJson } = await createServerLab(t);
  server.apply(secret('shop/web'), namespace('mail', { metadata: { labels: { team: 'x' } } }), secret('mail/mx'));

  const { items } = await askJson('/api/v1/namespaces?labelSelector=kubernetes.io/metadata.name in (shop,mail)');
  assert.deepEqual(
    items.map(({ metadata }) => metadata.labels),
    [{ team: 'x', 'kubernetes.io/metadata.name': 'mail' }, { 'kubernetes.io/metadata.name': 'shop' }]
  );

  server.remove('Namespace', null, 'shop');
  assert.deepEqual((await askJson('/api/v1/secrets')).items.map(placeOf), ['mail/mx']);
});

test('an object of the whole cluster has no namespace', async (t) => {
  const { server, askJson } = await createServerLab(t);
  server.apply(webhook('hook', { webhooks: [] }));
  const path = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
  assert.deepEqual((await askJson(path)).items.map(placeOf), ['hook']);
  assert.equal((await askJson(`${path}/hook`)).metadata.name, 'hook');
});

test('a kind that is not served is a mistake of the test that applies it', async (t) => {
  const { server } = await createServerLab(t);
  const thing = { apiVersion: 'x.test/v1', kind: 'Thing', metadata: { name: 'a' } };
  assert.throws(() => server.apply(thing), /no matches for kind Thing in x\.test\/v1/);
});
