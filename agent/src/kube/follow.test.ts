import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type ApiServerOptions, createApiServer, until } from '@notafter/testkit';
import type { Collection, DataObject } from './kube.ts';
import { createKubeLab } from './testing/create-kube-lab.ts';
import { pod, secret, thing, THINGS } from './testing/manifests.ts';
import { recordHandler } from './testing/record-handler.ts';
import { SECRETS, setUpFollow } from './testing/set-up-follow.ts';

const open = async (t: TestContext, options: ApiServerOptions = {}) =>
  createKubeLab(t, await createApiServer({ tls: false, ...options }));

type Lab = Awaited<ReturnType<typeof open>>;

const queriesOf = ({ server }: Lab) => server.requests.map(({ query }) => query);
const listsOf = (lab: Lab) => queriesOf(lab).filter(({ watch }) => watch === undefined);
const watchesOf = (lab: Lab) => queriesOf(lab).filter(({ watch }) => watch !== undefined);

/** Follows, and waits until everything was told and a watch is open. */
async function setUp(t: TestContext, lab: Lab, parts: Parameters<typeof setUpFollow>[2] = {}) {
  const told = setUpFollow(t, lab.cluster, parts);
  await until(() => lab.server.openWatches === 1);
  return told;
}

for (const protobuf of [true, false]) {
  const format = protobuf ? 'protobuf' : 'JSON';
  test(`in ${format}: what there is, what changes, what goes`, async (t) => {
    const lab = await open(t, { protobuf });
    const long = 'ö'.repeat(100);
    lab.server.apply(secret('shop/web', 'one'), secret('shop/api', long));
    const { calls, objects, clear } = await setUp(t, lab);
    assert.deepEqual(calls, ['changed shop/api', 'changed shop/web', 'ok']);
    assert.equal(objects.get('shop/api'), long);
    clear();

    lab.server.apply(secret('shop/web', 'two', { labels: { x: 'y' } }), secret('mail/mx', long));
    lab.server.remove('Secret', 'shop', 'api');

    await until(() => calls.length === 3);
    assert.deepEqual(calls, ['changed shop/web', 'changed mail/mx', 'deleted shop/api']);
    assert.deepEqual(Object.fromEntries(objects), { 'shop/web': 'two', 'mail/mx': long });
  });
}

test('custom resources, whole', async (t) => {
  const lab = await open(t);
  lab.server.serve(THINGS);
  lab.server.apply(thing('a/1', { x: 'label' }));
  const collection: Collection = { group: 'x.test', version: 'v1', resource: 'things', namespace: null };
  const bodies: unknown[] = [];
  const handler = { ...recordHandler(), changed: ({ body }: { body: unknown }) => void bodies.push(body) };
  const ended = new AbortController();
  const running = lab.cluster.followObjects(collection, handler, ended.signal);
  t.after(() => ended.abort());

  await until(() => lab.server.openWatches === 1);
  lab.server.apply(thing('a/2'));
  await until(() => bodies.length === 2);
  ended.abort();
  await running;

  const specs = bodies.map((body) => (body as { spec: unknown }).spec);
  assert.deepEqual(specs, [{ at: 'a/1' }, { at: 'a/2' }]);
});

test('of metadata nothing else is asked for or told', async (t) => {
  const lab = await open(t);
  lab.server.apply(pod('a/1', { x: 'one' }));
  const collection = { ...SECRETS, resource: 'pods' };
  const { objects } = await setUp(t, lab, { kind: 'followMetadata', collection });
  const long = 'two'.repeat(20);
  lab.server.apply(pod('a/2', { x: long }));
  await until(() => objects.size === 2);

  assert.deepEqual(Object.fromEntries(objects), { 'a/1': 'one', 'a/2': long });
  for (const { accept } of lab.server.requests) {
    assert.match(accept, /as=PartialObjectMetadata(List)?;/);
  }
});

test('pages of the size asked for, then a watch from the version of the first', async (t) => {
  const lab = await open(t);
  lab.server.apply(...Array.from({ length: 250 }, (_, index) => secret(`a/${index}`)));
  const { resourceVersion } = lab.server;
  const { calls } = await setUp(t, lab);

  assert.deepEqual(
    listsOf(lab).map(({ limit }) => limit),
    ['100', '100', '100']
  );
  assert.equal(watchesOf(lab)[0]?.['resourceVersion'], resourceVersion);
  assert.equal(new Set(calls).size, 251);
});

test('what changes while pages come is told by the watch', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1', 'old'), secret('a/2', 'old'), secret('a/3', 'old'));
  let isFirst = true;
  const recorder = recordHandler();
  const ended = new AbortController();
  t.after(() => ended.abort());
  const changed: typeof recorder.changed = (object) => {
    if (isFirst) {
      isFirst = false;
      lab.server.apply(secret('a/1', 'new'), secret('a/3', 'new'), secret('a/0', 'new'));
      lab.server.remove('Secret', 'a', '2');
    }
    return recorder.changed(object);
  };
  void lab.cluster.followData(SECRETS, { ...recorder, changed }, ended.signal, { pageSize: 1 });

  await until(() => recorder.objects.get('a/0') === 'new' && !recorder.objects.has('a/2'));
  assert.deepEqual(Object.fromEntries(recorder.objects), { 'a/1': 'new', 'a/3': 'new', 'a/0': 'new' });
});

test('namespace and selectors are pushed to the server, of list and watch', async (t) => {
  const lab = await open(t);
  const [tls, web] = [{ type: 'kubernetes.io/tls' }, { labels: { app: 'web' } }];
  lab.server.apply(secret('a/both', '', { ...tls, ...web }), secret('a/type', '', tls), secret('a/label', '', web));
  lab.server.apply(secret('b/both', '', { ...tls, ...web }));
  const selectors = { labelSelector: 'app=web', fieldSelector: 'type=kubernetes.io/tls' };
  const { objects } = await setUp(t, lab, { collection: { ...SECRETS, namespace: 'a', ...selectors } });

  lab.server.apply(secret('a/later', '', web), secret('a/last', '', { ...tls, ...web }));
  await until(() => objects.size === 2);

  assert.deepEqual([...objects.keys()], ['a/both', 'a/last']);
  assert.ok(lab.server.requests.every(({ path }) => path === '/api/v1/namespaces/a/secrets'));
});

test('an object that no longer matches is told as deleted', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1', '', { labels: { app: 'web' } }));
  const { calls } = await setUp(t, lab, { collection: { ...SECRETS, labelSelector: 'app=web' } });
  lab.server.apply(secret('a/1', '', { labels: { app: 'db' } }));
  await until(() => calls.includes('deleted a/1'));
});

test('a watch that ends is taken up where it was: no list, nothing twice, no gap', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'));
  const { calls } = await setUp(t, lab);
  lab.server.apply(secret('a/2'));
  await until(() => calls.includes('changed a/2'));

  lab.server.endWatches();
  lab.server.apply(secret('a/3'));

  await until(() => calls.includes('changed a/3'));
  assert.deepEqual(calls, ['changed a/1', 'ok', 'changed a/2', 'changed a/3']);
  assert.equal(listsOf(lab).length, 1);
});

test('bookmarks keep a quiet watch from being too old', async (t) => {
  const lab = await open(t);
  await setUp(t, lab);
  lab.server.compact();
  lab.server.sendBookmarks();
  const { resourceVersion } = lab.server;
  await until(() => {
    lab.server.endWatches();
    return watchesOf(lab).at(-1)?.['resourceVersion'] === resourceVersion;
  });
  assert.equal(watchesOf(lab)[0]?.['allowWatchBookmarks'], 'true');
  assert.equal(listsOf(lab).length, 1);
});

test('410: listed again at once, and only what is new is told', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'), secret('a/2', 'old'), secret('a/3'));
  const { calls, objects, clear } = await setUp(t, lab);
  clear();
  await lab.server.stop();
  lab.server.apply(secret('a/2', 'new'), secret('a/4'));
  lab.server.remove('Secret', 'a', '3');
  lab.server.compact();
  await lab.server.start();

  await until(() => calls.includes('ok'));
  assert.deepEqual(
    calls.filter((call) => call !== 'unreachable'),
    [...['changed a/2', 'changed a/4'], ...['deleted a/3', 'ok']]
  );
  assert.deepEqual([...objects.keys()], ['a/1', 'a/2', 'a/4']);
  assert.equal(listsOf(lab).length, 2);
});

test('after the resync time everything is listed again, though the watch seems alive', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'));
  const { calls, states } = await setUp(t, lab, { options: { resyncMs: 60_000 } });
  lab.advance(59_000);
  lab.server.endWatches();
  await until(() => watchesOf(lab).length === 2);
  assert.equal(listsOf(lab).length, 1);

  lab.advance(1000);
  await until(() => {
    lab.server.endWatches();
    return listsOf(lab).length === 2;
  });
  await until(() => states.length === 2);
  assert.deepEqual(calls, ['changed a/1', 'ok', 'ok']);
});

test('no watch is asked to last longer than until the resync', async (t) => {
  const lab = await open(t);
  await setUp(t, lab, { options: { resyncMs: 20_000 } });
  assert.equal(watchesOf(lab)[0]?.['timeoutSeconds'], '20');
});

test('one call after the other: the next waits for the promise of the one before', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'), secret('a/2'));
  const calls: string[] = [];
  const recorder = recordHandler();
  const ended = new AbortController();
  t.after(() => ended.abort());
  const changed = async ({ name }: { name: string }) => {
    calls.push(`begin ${name}`);
    await new Promise(setImmediate);
    calls.push(`end ${name}`);
  };
  void lab.cluster.followData(SECRETS, { ...recorder, changed }, ended.signal);
  await until(() => lab.server.openWatches === 1);
  lab.server.apply(secret('a/3'), secret('a/4'));
  await until(() => calls.length === 8);

  assert.deepEqual(
    calls,
    ['1', '2', '3', '4'].flatMap((name) => [`begin ${name}`, `end ${name}`])
  );
});

for (const protobuf of [true, false]) {
  test(`values are overwritten once they were told, in ${protobuf ? 'protobuf' : 'JSON'}`, async (t) => {
    const lab = await open(t, { protobuf });
    const key = 'PRIVATE KEY '.repeat(5);
    lab.server.apply(secret('a/1', key));
    const kept: Buffer[] = [];
    const told: string[] = [];
    const recorder = recordHandler();
    const ended = new AbortController();
    t.after(() => ended.abort());
    const changed = ({ data }: DataObject) => {
      kept.push(data[0]!.bytes);
      told.push(data[0]!.bytes.toString());
    };
    void lab.cluster.followData(SECRETS, { ...recorder, changed }, ended.signal);
    await until(() => lab.server.openWatches === 1);
    lab.server.apply(secret('a/2', key));
    await until(() => kept.length === 2);
    ended.abort();
    await until(() => lab.server.openWatches === 0);

    assert.deepEqual(told, [key, key]);
    for (const value of kept) {
      assert.doesNotMatch(value.toString('latin1'), /PRIV|KEY|UFJJ/);
    }
  });
}

test('it ends when it is told to: within a list, within a watch, within a pause', async (t) => {
  const lab = await open(t, {});
  lab.server.apply(...Array.from({ length: 300 }, (_, index) => secret(`a/${index}`)));
  const inWatch = await setUp(t, lab);
  await inWatch.stop();
  await until(() => lab.server.openWatches === 0);

  const inList = setUpFollow(t, lab.cluster);
  await until(() => inList.calls.length > 0);
  await inList.stop();

  await lab.server.stop();
  const inPause = setUpFollow(t, lab.cluster);
  await until(() => inPause.calls.includes('unreachable'));
  const count = [inWatch.calls.length, inList.calls.length];
  await inPause.stop();
  assert.deepEqual([inWatch.calls.length, inList.calls.length], count);
});

test('closing the cluster ends all that it follows', async (t) => {
  const lab = await open(t);
  const [all, one] = [setUpFollow(t, lab.cluster), setUpFollow(t, lab.cluster, { kind: 'followObjects' })];
  await until(() => lab.server.openWatches === 2);
  lab.cluster.close();
  await Promise.all([all.running, one.running]);
  await until(() => lab.server.openWatches === 0);
});

test('what the handler throws is for him who follows', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'));
  const changed = () => {
    throw new Error('a bug of the handler');
  };
  const { signal } = new AbortController();
  await assert.rejects(
    lab.cluster.followData(SECRETS, { ...recordHandler(), changed }, signal),
    /a bug of the handler/
  );
});

test('two clusters with objects of the same names do not mix', async (t) => {
  const [one, two] = [await open(t), await open(t)];
  one.server.apply(secret('shop/web', 'one'));
  two.server.apply(secret('shop/web', 'two'), secret('shop/api', 'two'));
  const [first, second] = [await setUp(t, one), await setUp(t, two)];

  one.server.remove('Secret', 'shop', 'web');
  await until(() => first.calls.includes('deleted shop/web'));

  assert.deepEqual(
    [Object.fromEntries(first.objects), Object.fromEntries(second.objects)],
    [{}, { 'shop/api': 'two', 'shop/web': 'two' }]
  );
});
