import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grant } from './api-server.ts';
import { createServerLab } from './testing/create-server-lab.ts';
import { secret } from './testing/manifests.ts';

const READ: Grant = { namespace: 'shop', apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] };
const NAMED: Grant = { ...READ, verbs: ['get', 'list'], resourceNames: ['web'] };
const ALL: Grant = { namespace: null, apiGroups: ['*'], resources: ['*'], verbs: ['*'] };

const requests: ReadonlyArray<{ name: string; grants: readonly Grant[]; path: string; status: number }> = [
  { name: 'list in the granted namespace', grants: [READ], path: '/namespaces/shop/secrets', status: 200 },
  { name: 'list in another namespace', grants: [READ], path: '/namespaces/mail/secrets', status: 403 },
  { name: 'list of all namespaces with a Role', grants: [READ], path: '/secrets', status: 403 },
  { name: 'get with the right to list', grants: [READ], path: '/namespaces/shop/secrets/web', status: 403 },
  { name: 'another resource', grants: [READ], path: '/namespaces/shop/configmaps', status: 403 },
  { name: 'no grants', grants: [], path: '/namespaces/shop/secrets', status: 403 },
  { name: 'a ClusterRole', grants: [ALL], path: '/secrets', status: 200 },
  { name: 'get of the named one', grants: [NAMED], path: '/namespaces/shop/secrets/web', status: 200 },
  { name: 'get of another', grants: [NAMED], path: '/namespaces/shop/secrets/api', status: 403 },
  { name: 'list with names', grants: [NAMED], path: '/namespaces/shop/secrets', status: 403 },
  {
    name: 'list pinned to the named one',
    grants: [NAMED],
    path: '/namespaces/shop/secrets?fieldSelector=metadata.name=web',
    status: 200,
  },
];

for (const { name, grants, path, status } of requests) {
  test(`${name} is ${status}`, async (t) => {
    const { server, ask } = await createServerLab(t);
    server.apply(secret('shop/web'), secret('shop/api'));
    server.grant('somebody', grants);
    assert.equal((await ask(`/api/v1${path}`)).status, status);
  });
}

test('a refusal names who, what and where', async (t) => {
  const { server, askJson } = await createServerLab(t);
  server.grant('somebody', []);
  const user = 'User "system:serviceaccount:notafter:notafter" cannot';

  const [inNamespace, everywhere] = [
    await askJson('/api/v1/namespaces/shop/secrets'),
    await askJson('/apis/networking.k8s.io/v1/ingresses'),
  ];

  assert.match(inNamespace.message, new RegExp(`${user} list resource "secrets".*in the namespace "shop"`));
  assert.match(
    everywhere.message,
    new RegExp(`ingresses.networking.k8s.io is forbidden: ${user}.*at the cluster scope`)
  );
});

test('rights are asked before anybody looks whether there is such a resource', async (t) => {
  const { server, ask } = await createServerLab(t);
  server.grant('somebody', []);
  assert.equal((await ask('/apis/nobody.test/v1/things')).status, 403);
});

test('a token is unknown from when it is revoked until it is granted again', async (t) => {
  const { server, ask } = await createServerLab(t);
  const statuses = [(await ask('/api/v1/secrets')).status];
  server.grant('somebody', null);
  statuses.push((await ask('/api/v1/secrets')).status, (await ask('/api/v1/secrets', { token: 'other' })).status);
  server.grant('somebody', 'everything');
  statuses.push((await ask('/api/v1/secrets')).status);
  assert.deepEqual(statuses, [200, 401, 200, 200]);
});

const review = (kind: string, spec: object) => ({ apiVersion: 'authorization.k8s.io/v1', kind, spec });
const REVIEWS = '/apis/authorization.k8s.io/v1';

const reviews = [
  { asked: { verb: 'list', resource: 'secrets', namespace: 'shop' }, allowed: true },
  { asked: { verb: 'list', resource: 'secrets', namespace: '' }, allowed: false },
  { asked: { verb: 'get', resource: 'secrets', namespace: 'shop' }, allowed: false },
  { asked: { verb: 'list', resource: 'secrets', group: 'x.test', namespace: 'shop' }, allowed: false },
];

for (const { asked, allowed } of reviews) {
  test(`SelfSubjectAccessReview of ${JSON.stringify(asked)} says ${allowed}`, async (t) => {
    const { server, ask } = await createServerLab(t);
    server.grant('somebody', [READ]);
    const body = review('SelfSubjectAccessReview', { resourceAttributes: asked });
    const answer = await ask(`${REVIEWS}/selfsubjectaccessreviews`, { body });
    assert.equal(answer.status, 201);
    assert.deepEqual(((await answer.json()) as { status: unknown }).status, { allowed });
  });
}

test('SelfSubjectRulesReview lists the rules of one namespace', async (t) => {
  const { server, ask } = await createServerLab(t);
  const { namespace: _namespace, ...cluster } = { ...ALL, resources: ['nodes'] };
  server.grant('somebody', [READ, { ...READ, namespace: 'mail' }, { ...cluster, namespace: null }]);

  const body = review('SelfSubjectRulesReview', { namespace: 'shop' });
  const answer = await ask(`${REVIEWS}/selfsubjectrulesreviews`, { body });

  const { status } = (await answer.json()) as { status: { resourceRules: unknown; incomplete: boolean } };
  const { namespace: _shop, ...rule } = READ;
  assert.deepEqual(status, { resourceRules: [rule, cluster], nonResourceRules: [], incomplete: false });
});

test('what would change something is not allowed', async (t) => {
  const { ask } = await createServerLab(t);
  assert.equal((await ask('/api/v1/namespaces/shop/secrets', { body: secret('shop/web') })).status, 405);
});
