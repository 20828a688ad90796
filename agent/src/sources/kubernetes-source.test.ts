import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue, until } from '@notafter/testkit';
import { EVERYTHING, KUBERNETES_SOURCE_DEFAULTS } from '../config/source-defaults.ts';
import { configMap, createClusterLab, kubernetesConfig, namespace, secret } from './testing/create-cluster-lab.ts';
import { setUpKubernetes, tls } from './testing/set-up-kubernetes.ts';

const [web, next, other] = [
  issue({ subject: 'CN=web' }),
  issue({ subject: 'CN=next' }),
  issue({ subject: 'CN=other' }),
];
const { secrets } = KUBERNETES_SOURCE_DEFAULTS;

test('TLS Secrets of all namespaces, and no other key or type', async (t) => {
  const { found, sink } = await setUpKubernetes(t, [
    secret('shop/web', { ...tls(web.pem), 'ca.crt': other.pem }),
    secret('mail/mx', tls(next.pem)),
    secret('shop/opaque', { 'tls.crt': other.pem }, { type: 'Opaque' }),
  ]);

  assert.deepEqual(found(), { 'Secret mail/mx[tls.crt]': 'next', 'Secret shop/web[tls.crt]': 'web' });
  assert.deepEqual(
    sink.passes.map(({ ok }) => ok),
    [true]
  );
  assert.equal(sink.facts.get('Secret shop/web')?.type, 'kubernetes.io/tls');
});

test('one stream for each type, and the server is asked for nothing else', async (t) => {
  const types = ['kubernetes.io/tls', 'Opaque'].map((type) => ({ ...secrets.types[0]!, type }));
  const { requestsFor } = await setUpKubernetes(t, [], {
    secrets: { ...secrets, types, wellKnown: false, kubeconfigs: false },
  });

  const selectors = new Set(requestsFor('secrets').map(({ query }) => query['fieldSelector']));
  assert.deepEqual([...selectors].sort(), ['type=Opaque', 'type=kubernetes.io/tls']);
});

test('a change, a new Secret and a deletion are told at once', async (t) => {
  const { server, found } = await setUpKubernetes(t, [
    secret('shop/web', tls(web.pem)),
    secret('shop/old', tls(other.pem)),
  ]);

  server.apply(secret('shop/web', tls(next.pem)), secret('shop/new', tls(web.pem)));
  server.remove('Secret', 'shop', 'old');

  await until(() => found()['Secret shop/old[tls.crt]'] === undefined);
  assert.deepEqual(found(), { 'Secret shop/new[tls.crt]': 'web', 'Secret shop/web[tls.crt]': 'next' });
});

test('deleting Secret web leaves web-tls and web2 alone', async (t) => {
  const { server, sink, found } = await setUpKubernetes(
    t,
    ['web', 'web-tls', 'web2'].map((name) => secret(`shop/${name}`, tls(web.pem)))
  );
  sink.clear();

  server.remove('Secret', 'shop', 'web');

  await until(() => sink.calls.length > 0);
  assert.deepEqual(sink.calls, ['remove Secret shop/web[tls.crt] deleted', 'relate Secret shop/web']);
  assert.deepEqual(Object.keys(found()), ['Secret shop/web-tls[tls.crt]', 'Secret shop/web2[tls.crt]']);
});

test('a key that is removed from a Secret leaves at once, and only that key', async (t) => {
  const types = [{ ...secrets.types[0]!, keyPatterns: [String.raw`\.crt$`] }];
  const { server, found } = await setUpKubernetes(t, [secret('shop/web', { ...tls(web.pem), 'ca.crt': other.pem })], {
    secrets: { ...secrets, types },
  });
  assert.equal(Object.keys(found()).length, 2);

  server.apply(secret('shop/web', tls(web.pem)));

  await until(() => Object.keys(found()).length === 1);
  assert.deepEqual(found(), { 'Secret shop/web[tls.crt]': 'web' });
});

test('a Secret that is made anew with another type leaves one stream and comes by the other', async (t) => {
  const types = ['kubernetes.io/tls', 'Opaque'].map((type) => ({ ...secrets.types[0]!, type }));
  const { server, sink, found } = await setUpKubernetes(t, [secret('shop/web', tls(web.pem))], {
    secrets: { ...secrets, types },
  });

  server.remove('Secret', 'shop', 'web');
  server.apply(secret('shop/web', tls(next.pem), { type: 'Opaque' }));

  await until(() => found()['Secret shop/web[tls.crt]'] === 'next');
  server.apply(secret('shop/last', tls(web.pem)));
  await until(() => sink.readings.has('Secret shop/last[tls.crt]'));
  assert.equal(found()['Secret shop/web[tls.crt]'], 'next');
});

test('names and globs of namespaces and Secrets', async (t) => {
  const places = ['shop/web', 'shop/web-test', 'shop-eu/web', 'dev/web', 'dev-a/web'];
  const { found } = await setUpKubernetes(
    t,
    places.map((place) => secret(place, tls(web.pem))),
    {
      namespaces: { ...EVERYTHING, include: ['shop*', 'dev*'], exclude: ['dev-?'] },
      secrets: { ...secrets, exclude: ['*-test'] },
    }
  );

  assert.deepEqual(Object.keys(found()), [
    'Secret dev/web[tls.crt]',
    'Secret shop-eu/web[tls.crt]',
    'Secret shop/web[tls.crt]',
  ]);
});

test('literal namespaces are asked for one by one, and nothing else is', async (t) => {
  const lab = await createClusterLab(t);
  const verbs = ['list', 'watch'];
  const grants = ['shop', 'mail'].map((name) => ({ namespace: name, apiGroups: [''], resources: ['secrets'], verbs }));
  lab.server.grant(lab.token, grants);
  lab.server.apply(...['shop/web', 'mail/mx', 'hr/web'].map((place) => secret(place, tls(web.pem))));
  const namespaces = { ...EVERYTHING, include: ['shop', 'mail'] };

  const { found, sink } = await lab.start(kubernetesConfig(lab.kubeconfig, { namespaces }));

  assert.deepEqual(Object.keys(found()), ['Secret mail/mx[tls.crt]', 'Secret shop/web[tls.crt]']);
  assert.deepEqual([sink.unwatched, sink.passes.every(({ ok }) => ok)], [[], true]);
  assert.deepEqual([...new Set(lab.server.requests.map(({ status }) => status))], [200]);
});

test('a namespace without rights is a gap of that name, told once, and the others are seen', async (t) => {
  const lab = await createClusterLab(t);
  lab.server.grant(lab.token, [
    { namespace: 'shop', apiGroups: [''], resources: ['secrets'], verbs: ['list', 'watch'] },
  ]);
  lab.server.apply(secret('shop/web', tls(web.pem)), secret('hr/web', tls(web.pem)));
  const namespaces = { ...EVERYTHING, include: ['shop', 'hr'] };

  const { found, sink } = await lab.start(kubernetesConfig(lab.kubeconfig, { namespaces }));

  assert.deepEqual(Object.keys(found()), ['Secret shop/web[tls.crt]']);
  assert.deepEqual(
    sink.unwatched.map(({ object }) => object),
    ['Namespace hr']
  );
  assert.match(sink.unwatched[0]?.message ?? '', /^secrets in namespace hr are not seen: .*403/);
  assert.equal(sink.passes.at(-1)?.ok, true);
  assert.ok(lab.server.requests.filter(({ status }) => status === 403).length <= 2);
});

test('no rights at all is a failed pass', async (t) => {
  const lab = await createClusterLab(t);
  lab.server.grant(lab.token, []);

  const { sink } = await lab.start(kubernetesConfig(lab.kubeconfig));

  const [pass] = sink.passes;
  assert.ok(pass?.ok === false);
  assert.equal(pass.reason, 'forbidden');
});

test('a namespace whose label changes comes and goes, with Secrets and ConfigMaps, and only that one', async (t) => {
  const team = (name: string, value: string) => namespace(name, { team: value });
  const { server, sink, found } = await setUpKubernetes(
    t,
    [
      ...[team('a', 'shop'), team('b', 'hr'), team('c', 'shop')],
      ...['a', 'b', 'c'].flatMap((name) => [
        secret(`${name}/web`, tls(web.pem)),
        configMap(`${name}/ca`, { 'ca.crt': other.pem }),
      ]),
    ],
    {
      namespaces: { ...EVERYTHING, includeLabels: ['team=shop'] },
      configMaps: {
        ...EVERYTHING,
        keyPatterns: ['^ca'],
        formats: ['pem'],
        passphrases: secrets.types[0]!.passphrases,
        exposeLabels: [],
      },
    }
  );
  await until(() => Object.keys(found()).length === 4);
  sink.clear();

  server.apply(team('a', 'hr'), team('b', 'shop'));

  await until(() => found()['Secret b/web[tls.crt]'] !== undefined && found()['ConfigMap b/ca[ca.crt]'] !== undefined);
  assert.deepEqual(Object.keys(found()), [
    'ConfigMap b/ca[ca.crt]',
    'ConfigMap c/ca[ca.crt]',
    'Secret b/web[tls.crt]',
    'Secret c/web[tls.crt]',
  ]);
  assert.ok(!sink.calls.some((call) => call.includes(' c/')));
});

test('labels are asked of the server', async (t) => {
  const { found, requestsFor } = await setUpKubernetes(
    t,
    [
      secret('shop/web', tls(web.pem), { labels: { tls: 'yes' } }),
      secret('shop/off', tls(web.pem), { labels: { tls: 'yes', off: '' } }),
      secret('shop/none', tls(web.pem)),
    ],
    { secrets: { ...secrets, includeLabels: ['tls=yes'], excludeLabels: ['off', 'stage=dev'] } }
  );

  assert.deepEqual(Object.keys(found()), ['Secret shop/web[tls.crt]']);
  assert.equal(requestsFor('secrets')[0]?.query['labelSelector'], 'tls=yes,!off,stage!=dev');
});

test('check reads one Secret now, and tells what the watch has not told yet', async (t) => {
  const { server, source, found, sink } = await setUpKubernetes(t, [
    secret('shop/web', tls(web.pem)),
    secret('shop/gone', tls(web.pem)),
  ]);
  const location = (name: string) =>
    ({ source: 'lab', cluster: 'prod', node: '', kind: 'secret', namespace: 'shop', name, key: 'tls.crt' }) as const;
  server.fault({ request: /watch=1/, act: { kind: 'delay', milliseconds: Infinity } });
  server.endWatches();
  await until(() => server.openWatches === 0);

  server.apply(secret('shop/web', tls(next.pem)));
  server.remove('Secret', 'shop', 'gone');
  sink.clear();
  await source.check(location('web'));
  await source.check(location('gone'));

  assert.deepEqual(found(), { 'Secret shop/web[tls.crt]': 'next' });
});

test('an API server that is away keeps all, fails the pass, and loses nothing when it is back', async (t) => {
  const { server, sink, found } = await setUpKubernetes(t, [
    secret('shop/web', tls(web.pem)),
    secret('shop/old', tls(web.pem)),
  ]);

  await server.stop();
  await until(() => sink.passes.at(-1)?.ok === false);
  assert.equal(Object.keys(found()).length, 2);
  server.apply(secret('shop/web', tls(next.pem)));
  server.remove('Secret', 'shop', 'old');
  await server.start();

  await until(() => Object.keys(found()).length === 1 && found()['Secret shop/web[tls.crt]'] === 'next');
  await until(() => sink.passes.at(-1)?.ok === true);
});

test('a kubeconfig that is not there is a failed pass, and waited for', async (t) => {
  const lab = await createClusterLab(t);

  const { sink } = await lab.start(kubernetesConfig(`${lab.kubeconfig}.absent`));

  assert.equal(sink.passes[0]?.ok, false);
});
