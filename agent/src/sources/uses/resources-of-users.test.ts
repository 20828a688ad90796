import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVERYTHING } from '../../config/source-defaults.ts';
import { until } from '@notafter/testkit';
import { secret } from '../testing/create-cluster-lab.ts';
import { tls } from '../testing/set-up-kubernetes.ts';
import { resourcesOfUsers } from './resources-of-users.ts';
import { CERTIFICATES, GATEWAY_API, gateway, ingress, pem, pod, setUpUsers } from '../testing/set-up-users.ts';

for (const kind of ['ingresses', 'gateways', 'pods', 'webhooks'] as const) {
  test(`${kind} costs the resources that it names, in the namespaces that are named, and no others`, async (t) => {
    const usedBy = { ingresses: false, gateways: false, pods: false, webhooks: false, [kind]: true };
    const { server, start } = await setUpUsers(t, [], { usedBy, namespaces: { ...EVERYTHING, include: ['shop'] } });
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
    const { server, token, start } = await setUpUsers(t, [
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
  const { server, start } = await setUpUsers(t, [ingress('shop/web', 'web-tls')]);
  const { sink, usedBy, requestsFor } = await start();
  await until(() => usedBy('shop/web-tls') !== '');
  await until(() => server.requests.some(({ path }) => path === '/apis/gateway.networking.k8s.io/v1beta1'));
  assert.deepEqual(sink.unwatched, []);
  assert.deepEqual(requestsFor('gateways'), []);
  assert.equal(sink.passes.at(-1)?.ok, true);
});

test('a server with Gateways of v1beta1 alone', async (t) => {
  const { server, start } = await setUpUsers(t, []);
  GATEWAY_API.forEach((type) => server.serve({ ...type, version: 'v1beta1' }));
  server.apply({ ...gateway('shop/web', { name: 'web-tls' }), apiVersion: 'gateway.networking.k8s.io/v1beta1' });
  const { usedBy } = await start();
  await until(() => usedBy('shop/web-tls') === 'Gateway shop/web (shop.example)');
});

const discoveries = [
  { name: 'fails for a moment', code: 503, times: 2 },
  { name: 'is refused for good', code: 403, times: 1000 },
];
for (const { name, code, times } of discoveries) {
  test(`Gateways are found though the discovery ${name}`, async (t) => {
    const { server, start } = await setUpUsers(t, []);
    GATEWAY_API.forEach(server.serve);
    server.apply(gateway('shop/web', { name: 'web-tls' }));
    const request = /^GET \/apis\/gateway\.networking\.k8s\.io\/v1(\?|$)/;
    server.fault({ request, times, act: { kind: 'status', code } });
    const { usedBy } = await start();
    await until(() => usedBy('shop/web-tls') === 'Gateway shop/web (shop.example)');
  });
}
