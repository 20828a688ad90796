import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Manifest, issue } from '@notafter/testkit';
import { createClusterLab, kubernetesConfig, namespace, secret, until } from '../testing/create-cluster-lab.ts';
import { tls } from '../testing/set-up-kubernetes.ts';
import { EVERYTHING } from '../../config/source-defaults.ts';
import { resourcesOfUsers } from './resources-of-users.ts';
import type { KubernetesSourceConfig } from '../../config/config.ts';

const { pem } = issue({ subject: 'CN=web' });
const ALL = { ingresses: true, gateways: true, pods: true, webhooks: true };

const GATEWAY_API = ['Gateway', 'HTTPRoute'].map((kind) => ({
  ...{ group: 'gateway.networking.k8s.io', version: 'v1', kind },
  ...{ plural: `${kind.toLowerCase()}s`, namespaced: true },
}));
const CERTIFICATES = {
  ...{ group: 'cert-manager.io', version: 'v1', kind: 'Certificate' },
  ...{ plural: 'certificates', namespaced: true },
};

function manifest(apiVersion: string, kind: string, place: string, spec: unknown, annotations = {}): Manifest {
  const [first = '', second] = place.split('/');
  const metadata = second === undefined ? { name: first } : { namespace: first, name: second };
  return { apiVersion, kind, metadata: { ...metadata, annotations }, spec };
}

const ingress = (place: string, secretName: string) =>
  manifest('networking.k8s.io/v1', 'Ingress', place, { tls: [{ secretName, hosts: ['shop.example'] }] });

const pod = (place: string, secretName: string) =>
  manifest('v1', 'Pod', place, { volumes: [{ name: 'tls', secret: { secretName } }] });

const gateway = (place: string, ref: unknown, hostname = 'shop.example') =>
  manifest('gateway.networking.k8s.io/v1', 'Gateway', place, {
    listeners: [{ name: 'https', hostname, tls: { certificateRefs: [ref] } }],
  });

const route = (place: string, parent: unknown) =>
  manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', place, { parentRefs: [parent], hostnames: ['shop.example'] });

async function setUp(test: TestContext, manifests: readonly Manifest[], parts: Partial<KubernetesSourceConfig> = {}) {
  const lab = await createClusterLab(test);
  const start = async () => {
    lab.server.apply(secret('shop/web-tls', tls(pem)), ...manifests);
    const running = await lab.start(kubernetesConfig(lab.kubeconfig, { usedBy: ALL, ...parts }));
    const usedBy = (name: string) => running.sink.facts.get(`Secret ${name} uses`)?.usedBy?.join(' | ') ?? '';
    const isUnused = (name: string) => running.sink.facts.get(`Secret ${name} uses`)?.unused === true;
    return { ...running, usedBy, isUnused };
  };
  return { ...lab, start };
}

test('users of every kind, and each leaves with its object', async (t) => {
  const { server, start } = await setUp(t, []);
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
  const { server, start } = await setUp(t, [secret('infra/new-tls', tls(pem))]);
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
  const { server, start } = await setUp(t, []);
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
  const { start } = await setUp(t, [ingress('shop/web', 'other')], { usedBy: { ...ALL, pods: false } });
  const { usedBy, isUnused, requestsFor } = await start();
  await until(() => usedBy('shop/other') === 'Ingress shop/web (shop.example)');
  assert.equal(isUnused('shop/web-tls'), false);
  assert.deepEqual(requestsFor('pods'), []);
});

for (const kind of ['ingresses', 'gateways', 'pods', 'webhooks'] as const) {
  test(`${kind} costs the resources that it names, in the namespaces that are named, and no others`, async (t) => {
    const usedBy = { ingresses: false, gateways: false, pods: false, webhooks: false, [kind]: true };
    const { server, start } = await setUp(t, [], { usedBy, namespaces: { ...EVERYTHING, include: ['shop'] } });
    [...GATEWAY_API, CERTIFICATES].forEach(server.serve);
    await start();
    const expected = resourcesOfUsers(usedBy).map(({ resource, isScoped }) =>
      isScoped ? `namespaces/shop/${resource}` : resource
    );
    const watched = () =>
      server.requests
        .filter(({ query }) => query['watch'] !== undefined)
        .map(({ path }) => path.replace(/^\/(?:api|apis\/[^/]+)\/[^/]+\//, ''))
        .filter((path) => !path.endsWith('/secrets'));
    await until(() => watched().length >= expected.length);
    assert.deepEqual([...new Set(watched())].sort(), expected.toSorted());
  });
}

const GROUPS: ReadonlyArray<readonly [resource: string, group: string]> = [
  ['pods', ''],
  ['ingresses', 'networking.k8s.io'],
  ['gateways', 'gateway.networking.k8s.io'],
  ['httproutes', 'gateway.networking.k8s.io'],
  ['certificates', 'cert-manager.io'],
  ['apiservices', 'apiregistration.k8s.io'],
  ['mutatingwebhookconfigurations', 'admissionregistration.k8s.io'],
  ['validatingwebhookconfigurations', 'admissionregistration.k8s.io'],
  ['customresourcedefinitions', 'apiextensions.k8s.io'],
];

for (const [refused] of GROUPS) {
  test(`without the right to list ${refused} exactly that is told, the others are seen, and nothing is unused`, async (t) => {
    const { server, token, start } = await setUp(t, [
      ingress('shop/a', 'web-tls'),
      pod('shop/b', 'web-tls'),
      secret('shop/free', tls(pem)),
    ]);
    [...GATEWAY_API, CERTIFICATES].forEach(server.serve);
    const granted = [
      ['secrets', ''] as const,
      ['namespaces', ''] as const,
      ...GROUPS.filter(([resource]) => resource !== refused),
    ];
    server.grant(
      token,
      granted.map(([resource, group]) => ({
        namespace: null,
        apiGroups: [group],
        resources: [resource],
        verbs: ['get', 'list', 'watch'],
      }))
    );
    const { sink, usedBy, isUnused, requestsFor } = await start();
    const seen = [
      ...(refused === 'ingresses' ? [] : ['Ingress shop/a (shop.example)']),
      ...(refused === 'pods' ? [] : ['Pod shop/b']),
    ];
    await until(() => usedBy('shop/web-tls') === seen.join(' | ') && sink.unwatched.length > 0);
    await until(() => server.openWatches === 3 + GROUPS.length - 1);
    assert.deepEqual(
      sink.unwatched.map(({ object }) => object),
      [`All ${refused}`]
    );
    assert.equal(isUnused('shop/free'), false);
    assert.equal(requestsFor(refused).length, 1);
    assert.equal(sink.passes.at(-1)?.ok, true);
  });
}

test('custom resources that the server does not serve are no trouble', async (t) => {
  const { server, start } = await setUp(t, [ingress('shop/web', 'web-tls')]);
  const { sink, usedBy, requestsFor } = await start();
  await until(() => usedBy('shop/web-tls') !== '');
  await until(() => server.requests.some(({ path }) => path === '/apis/gateway.networking.k8s.io/v1beta1'));
  assert.deepEqual(sink.unwatched, []);
  assert.deepEqual(requestsFor('gateways'), []);
  assert.equal(sink.passes.at(-1)?.ok, true);
});

test('a server with Gateways of v1beta1 alone', async (t) => {
  const { server, start } = await setUp(t, []);
  GATEWAY_API.forEach((type) => server.serve({ ...type, version: 'v1beta1' }));
  server.apply({ ...gateway('shop/web', { name: 'web-tls' }), apiVersion: 'gateway.networking.k8s.io/v1beta1' });
  const { usedBy } = await start();
  await until(() => usedBy('shop/web-tls') === 'Gateway shop/web (shop.example)');
});

test('only the users of the namespaces that are named are asked for; a label brings and takes them', async (t) => {
  const { server, start } = await setUp(
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
  const { server, start } = await setUp(t, []);
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
  const { server, start } = await setUp(t, pods, { usedBy: { ...ALL, webhooks: false, gateways: false } });
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
