import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Manifest, until } from '@notafter/testkit';
import { EVERYTHING } from '../../config/source-defaults.ts';
import { namespace, secret } from '../testing/create-cluster-lab.ts';
import { tls } from '../testing/set-up-kubernetes.ts';
import {
  ALL,
  CERTIFICATES,
  GATEWAY_API,
  gateway,
  ingress,
  manifest,
  pem,
  pod,
  route,
  setUpUsers,
} from '../testing/set-up-users.ts';

test('users of every kind, and each leaves with its object', async (t) => {
  const { server, start } = await setUpUsers(t, []);
  [...GATEWAY_API, CERTIFICATES].forEach(server.serve);
  const users: ReadonlyArray<[string, string | null, string, Manifest]> = [
    ['Ingress', 'shop', 'Ingress shop/web (shop.example)', ingress('shop/web', 'web-tls')],
    ['Pod', 'shop', 'Pod shop/web', pod('shop/web', 'web-tls')],
    [
      'Gateway',
      'infra',
      'Gateway infra/web (shop.example)',
      gateway('infra/web', { name: 'web-tls', namespace: 'shop' }),
    ],
    ['HTTPRoute', 'shop', 'HTTPRoute shop/web (shop.example)', route('shop/web', { name: 'web', namespace: 'infra' })],
    [
      'APIService',
      null,
      'APIService web',
      manifest(
        'apiregistration.k8s.io/v1',
        'APIService',
        'web',
        {},
        { 'cert-manager.io/inject-ca-from-secret': 'shop/web-tls' }
      ),
    ],
    [
      'MutatingWebhookConfiguration',
      null,
      'MutatingWebhookConfiguration web',
      manifest(
        'admissionregistration.k8s.io/v1',
        'MutatingWebhookConfiguration',
        'web',
        {},
        { 'cert-manager.io/inject-ca-from': 'shop/web' }
      ),
    ],
  ];
  server.apply(manifest('cert-manager.io/v1', 'Certificate', 'shop/web', { secretName: 'web-tls' }));
  server.apply(...users.map(([, , , it]) => it));
  const { usedBy } = await start();
  const expected = users.map(([, , text]) => text).sort();
  await until(() => usedBy('shop/web-tls').split(' | ').length === users.length);
  assert.deepEqual(usedBy('shop/web-tls').split(' | '), expected);

  for (const [kind, scope, text] of users.toReversed()) {
    server.remove(kind, scope, 'web');
    expected.splice(expected.indexOf(text), 1);
    await until(() => usedBy('shop/web-tls') === expected.join(' | '));
  }
});

test('a route takes the Secrets of its Gateway, whichever of the two comes first or changes', async (t) => {
  const { server, start } = await setUpUsers(t, [secret('infra/new-tls', tls(pem))]);
  GATEWAY_API.forEach(server.serve);
  server.apply(route('shop/web', { name: 'public', namespace: 'infra' }));
  const { usedBy } = await start();
  server.apply(gateway('infra/public', { name: 'old-tls' }));
  await until(
    () => usedBy('infra/old-tls') === 'Gateway infra/public (shop.example) | HTTPRoute shop/web (shop.example)'
  );
  server.apply(gateway('infra/public', { name: 'new-tls' }));
  await until(
    () => usedBy('infra/new-tls') === 'Gateway infra/public (shop.example) | HTTPRoute shop/web (shop.example)'
  );
  assert.equal(usedBy('infra/old-tls'), '');
  server.apply(gateway('infra/public', { name: 'new-tls' }, 'mail.example'));
  await until(() => usedBy('infra/new-tls') === 'Gateway infra/public (mail.example)');
});

test('unused once everything was read, and no longer when a user comes', async (t) => {
  const { server, start } = await setUpUsers(t, []);
  const { usedBy, isUnused } = await start();
  await until(() => isUnused('shop/web-tls'));
  server.apply(pod('shop/web', 'web-tls'));
  await until(() => usedBy('shop/web-tls') === 'Pod shop/web');
  server.remove('Pod', 'shop', 'web');
  await until(() => isUnused('shop/web-tls'));
  server.apply(secret('shop/other', tls(pem)));
  await until(() => isUnused('shop/other'));
  server.remove('Secret', 'shop', 'other');
  await until(() => !isUnused('shop/other'));
});

test('one kind of users that is not asked for: nothing is unused', async (t) => {
  const { start } = await setUpUsers(t, [ingress('shop/web', 'other')], { usedBy: { ...ALL, pods: false } });
  const { usedBy, isUnused, requestsFor } = await start();
  await until(() => usedBy('shop/other') === 'Ingress shop/web (shop.example)');
  assert.equal(isUnused('shop/web-tls'), false);
  assert.deepEqual(requestsFor('pods'), []);
});

test('only the users of the namespaces that are named are asked for; a label brings and takes them', async (t) => {
  const { server, start } = await setUpUsers(
    t,
    [namespace('shop', { watched: 'yes' }), pod('shop/web', 'web-tls'), pod('mail/web', 'web-tls')],
    {
      namespaces: { ...EVERYTHING, includeLabels: ['watched=yes'] },
      usedBy: { ...ALL, webhooks: false },
    }
  );
  GATEWAY_API.forEach(server.serve);
  server.apply(gateway('shop/web', { name: 'web-tls' }), route('shop/web', { name: 'web' }));
  const { usedBy, requestsFor } = await start();
  await until(() => usedBy('shop/web-tls').split(' | ').length === 3);
  assert.equal(usedBy('mail/web-tls'), '');
  assert.ok(requestsFor('pods').every(({ path }) => path === '/api/v1/namespaces/shop/pods'));
  server.apply(namespace('shop', {}));
  await until(() => usedBy('shop/web-tls') === '');
  server.apply(namespace('shop', { watched: 'yes' }));
  await until(() => usedBy('shop/web-tls').split(' | ').length === 3);
});

test('rubbish of every kind neither stops nor hides a neighbour', async (t) => {
  const { server, start } = await setUpUsers(t, []);
  GATEWAY_API.forEach(server.serve);
  const kinds = [
    ['networking.k8s.io/v1', 'Ingress'],
    ['v1', 'Pod'],
    ['gateway.networking.k8s.io/v1', 'Gateway'],
    ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ] as const;
  const specs = [null, 7, 'spec', [], { tls: 7, volumes: 'a', containers: {}, listeners: [[]], parentRefs: [7] }];
  for (const [apiVersion, kind] of kinds) {
    server.apply(...specs.map((spec, index) => manifest(apiVersion, kind, `shop/bad-${index}`, spec)));
  }
  server.apply(ingress('shop/web', 'web-tls'), pod('shop/web', 'web-tls'));
  const { usedBy } = await start();
  await until(() => usedBy('shop/web-tls') === 'Ingress shop/web (shop.example) | Pod shop/web');
});

test('five thousand Pods of one Deployment tell once, and another one tells nothing', async (t) => {
  const labels = { 'pod-template-hash': 'abc' };
  const ownerReferences = [{ kind: 'ReplicaSet', name: 'web-abc', controller: true }];
  const replica = (index: number) => {
    const made = pod(`shop/web-${index}`, 'web-tls');
    return { ...made, metadata: { ...made.metadata, labels, ownerReferences } };
  };
  const pods = Array.from({ length: 5000 }, (_, index) => replica(index));
  const { server, start } = await setUpUsers(t, pods, { usedBy: { ...ALL, webhooks: false, gateways: false } });
  const { sink, usedBy } = await start();
  await until(() => usedBy('shop/web-tls') === 'Deployment shop/web');
  assert.deepEqual(
    sink.calls.filter((call) => call.endsWith(' uses')),
    ['relate Secret shop/web-tls uses']
  );
  sink.clear();
  server.apply(replica(5000), pod('shop/other', 'web-tls'));
  server.remove('Pod', 'shop', 'web-17');
  await until(() => usedBy('shop/web-tls') === 'Deployment shop/web | Pod shop/other');
  assert.deepEqual(sink.calls, ['relate Secret shop/web-tls uses']);
});
