import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type ApiServerOptions, createApiServer, until } from '@notafter/testkit';
import { createKubeLab, TOKEN } from './testing/create-kube-lab.ts';
import { secret, thing, THINGS } from './testing/manifests.ts';
import { SECRETS, setUpFollow } from './testing/set-up-follow.ts';
import type { Timing } from './timing.ts';

const open = async (t: TestContext, options: ApiServerOptions = {}, timing: Partial<Timing> = {}) =>
  createKubeLab(t, await createApiServer({ tls: false, ...options }), { timing });

type Lab = Awaited<ReturnType<typeof open>>;

const queriesOf = ({ server }: Lab) => server.requests.map(({ query }) => query);
const listsOf = (lab: Lab) => queriesOf(lab).filter(({ watch }) => watch === undefined);
const isWatched = ({ server }: Lab, watches = 1) => until(() => server.openWatches === watches);

const SHORT_WATCH = { shortestWatchMs: 20, longestWatchMs: 20, watchGraceMs: 20 };

test('429: no sooner than the server asks for, and told once', async (t) => {
  const lab = await open(t);
  lab.server.fault({ request: /secrets/, times: 2, act: { kind: 'status', code: 429, retryAfterSeconds: 7 } });
  const { calls } = setUpFollow(t, lab.cluster);
  await isWatched(lab);

  assert.deepEqual(calls, ['rate_limited', 'ok']);
  assert.deepEqual(lab.pauses, [7000, 7000]);
});

test('429 to a watch: it goes on where it was, without a list', async (t) => {
  const lab = await open(t);
  const { calls } = setUpFollow(t, lab.cluster);
  await isWatched(lab);
  lab.server.fault({ request: /watch=1/, times: 1, act: { kind: 'status', code: 429, retryAfterSeconds: 2 } });
  lab.server.apply(secret('a/1'));
  await until(() => calls.includes('changed a/1'));

  lab.server.endWatches();
  lab.server.apply(secret('a/2'));
  await until(() => calls.at(-1) === 'changed a/2');

  assert.deepEqual(calls, ['ok', 'changed a/1', 'rate_limited', 'ok', 'changed a/2']);
  assert.equal(listsOf(lab).length, 1);
  assert.deepEqual(lab.pauses, [2000]);
});

test('patience is asked for, not blindness: never more than ten minutes', async (t) => {
  const lab = await open(t);
  lab.server.fault({ request: /secrets/, times: 1, act: { kind: 'status', code: 503, retryAfterSeconds: 86_400 } });
  setUpFollow(t, lab.cluster);
  await isWatched(lab);
  assert.deepEqual(lab.pauses, [600_000]);
});

for (const code of [500, 503, 504]) {
  test(`${code}: back-off that doubles up to half a minute, its later half at random`, async (t) => {
    const lab = await open(t);
    lab.server.fault({ request: /secrets/, times: 8, act: { kind: 'status', code } });
    const { calls } = setUpFollow(t, lab.cluster);
    await isWatched(lab);

    assert.deepEqual(calls, ['api_error', 'ok']);
    assert.deepEqual(lab.pauses, [750, 1500, 3000, 6000, 12_000, 22_500, 22_500, 22_500]);
  });
}

test('403 in one namespace: the others are seen, it is asked for ever more slowly, and seen once it is allowed', async (t) => {
  const lab = await open(t);
  const rights = { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] };
  lab.server.grant(TOKEN, [{ namespace: 'open', ...rights }]);
  lab.server.apply(secret('open/1'), secret('shut/1'));
  const follow = (namespace: string) => setUpFollow(t, lab.cluster, { collection: { ...SECRETS, namespace } });
  const [opened, shut] = [follow('open'), follow('shut')];
  await until(() => opened.calls.includes('ok') && lab.pauses.length >= 9);

  assert.deepEqual(opened.calls, ['changed open/1', 'ok']);
  assert.deepEqual(shut.calls, ['forbidden']);
  assert.match(shut.states[0]?.ok === false ? shut.states[0].message : '', /cannot list.*namespace "shut".*rbac/);
  assert.deepEqual(lab.pauses.slice(0, 9), [750, 1500, 3000, 6000, 12_000, 24_000, 48_000, 56_250, 56_250]);

  lab.server.grant(
    TOKEN,
    ['open', 'shut'].map((namespace) => ({ namespace, ...rights }))
  );
  await until(() => shut.calls.at(-1) === 'ok');
  assert.deepEqual(shut.calls, ['forbidden', 'changed shut/1', 'ok']);
});

test('rights that are taken away take nothing of what was seen', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'));
  const { calls } = setUpFollow(t, lab.cluster);
  await isWatched(lab);
  lab.server.grant(TOKEN, []);
  lab.server.endWatches();
  await until(() => calls.includes('forbidden'));
  lab.server.grant(TOKEN, 'everything');
  lab.server.apply(secret('a/2'));
  await until(() => calls.includes('changed a/2'));

  assert.deepEqual(calls, ['changed a/1', 'ok', 'forbidden', 'ok', 'changed a/2']);
});

test('a resource that is not served comes with its CustomResourceDefinition and goes with it', async (t) => {
  const lab = await open(t);
  const collection = { group: 'x.test', version: 'v1', resource: 'things', namespace: null };
  const { calls } = setUpFollow(t, lab.cluster, { kind: 'followObjects', collection });
  await until(() => lab.pauses.length >= 3);
  assert.deepEqual(calls, ['not_served']);
  assert.ok(lab.pauses.every((pause) => pause >= 48_000));

  lab.server.serve(THINGS);
  lab.server.apply(thing('a/1'));
  await isWatched(lab);
  lab.server.unserve('x.test', 'things');
  await until(() => calls.includes('deleted a/1'));

  assert.deepEqual(calls, ['not_served', 'changed a/1', 'ok', 'not_served', 'deleted a/1']);
});

const broken = [
  { name: 'a reset instead of an answer', act: { kind: 'reset' }, reason: 'unreachable' },
  { name: 'a reset within a page', act: { kind: 'reset', afterBytes: 300 }, reason: 'unreachable' },
  { name: 'a page that is cut off', act: { kind: 'truncate', afterBytes: 300 }, reason: 'decode_failed' },
  { name: 'an empty page', act: { kind: 'truncate', afterBytes: 0 }, reason: 'decode_failed' },
] as const;

for (const { name, act, reason } of broken) {
  for (const protobuf of [true, false]) {
    test(`${name}, in ${protobuf ? 'protobuf' : 'JSON'}: nothing is lost, nothing told twice`, async (t) => {
      const lab = await open(t, { protobuf });
      const names = ['a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6'];
      lab.server.apply(...names.map((place) => secret(place, 'x'.repeat(50))));
      lab.server.fault({ request: /continue=/, times: 2, act });
      const { calls } = setUpFollow(t, lab.cluster, { options: { pageSize: 3 } });
      await isWatched(lab);

      const changes = calls.filter((call) => call.startsWith('changed'));
      assert.deepEqual(
        changes,
        names.map((place) => `changed ${place}`)
      );
      assert.deepEqual(
        calls.filter((call) => !call.includes('a/')),
        [reason, 'ok']
      );
    });
  }
}

test('a list that breaks off deletes nothing', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'), secret('a/2'), secret('a/3'));
  const { calls, clear, objects } = setUpFollow(t, lab.cluster, { options: { pageSize: 1 } });
  await isWatched(lab);
  clear();
  lab.server.remove('Secret', 'a', '3');
  await until(() => calls.length === 1);
  lab.server.compact();
  lab.server.fault({ request: /continue=/, times: 3, act: { kind: 'status', code: 500 } });
  lab.server.remove('Secret', 'a', '1');
  await until(() => calls.includes('deleted a/1'));
  lab.server.compact();
  lab.server.endWatches();
  await until(() => calls.includes('ok'));

  assert.deepEqual([...objects.keys()], ['a/2']);
  assert.equal(calls.filter((call) => call.startsWith('deleted')).length, 2);
});

for (const protobuf of [true, false]) {
  for (const how of ['truncate', 'reset'] as const) {
    test(`a watch that breaks off in an event (${how}, ${protobuf ? 'protobuf' : 'JSON'})`, async (t) => {
      const lab = await open(t, { protobuf });
      lab.server.fault({ request: /watch=1/, times: 1, act: { kind: how, afterBytes: 450 } });
      const { calls } = setUpFollow(t, lab.cluster);
      await isWatched(lab);
      const names = ['a/1', 'a/2', 'a/3', 'a/4'];
      lab.server.apply(...names.map((place) => secret(place, 'x'.repeat(100))));
      await until(() => calls.length === 5);

      assert.deepEqual(calls, ['ok', ...names.map((place) => `changed ${place}`)]);
      assert.equal(listsOf(lab).length, 1);
    });
  }
}

test('a watch that dies silently is given up after its time, and what it missed is told', async (t) => {
  const lab = await open(t, {}, { ...SHORT_WATCH, shortestWatchMs: 30, longestWatchMs: 30 });
  lab.server.fault({ request: /watch=1/, times: 1, act: { kind: 'delay', milliseconds: Infinity } });
  const { calls } = setUpFollow(t, lab.cluster);
  await until(() => calls.includes('ok'));
  lab.server.apply(secret('a/1'));
  await until(() => calls.includes('changed a/1'));

  assert.deepEqual(calls, ['ok', 'changed a/1']);
  assert.equal(listsOf(lab).length, 1);
});

test('a server that freezes is told as silent, and nothing is lost when it thaws', async (t) => {
  const lab = await open(t, {}, { ...SHORT_WATCH, requestMs: 300 });
  const { calls, clear } = setUpFollow(t, lab.cluster);
  await isWatched(lab);
  clear();
  lab.server.freeze();
  lab.server.apply(secret('a/1'));
  await until(() => calls.includes('timed_out'));
  lab.server.thaw();
  await until(() => calls.includes('changed a/1') && calls.at(-1) !== 'timed_out');

  assert.equal(calls.filter((call) => call === 'changed a/1').length, 1);
});

test('a slow answer is waited for', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'));
  lab.server.fault({ request: /secrets/, times: 2, act: { kind: 'delay', milliseconds: 30 } });
  const { calls } = setUpFollow(t, lab.cluster);
  await isWatched(lab);
  assert.deepEqual(calls, ['changed a/1', 'ok']);
});

test('a page that never ends is given up', async (t) => {
  const lab = await open(t, {}, { requestMs: 30 });
  lab.server.fault({ request: /secrets\?limit/, times: 1, act: { kind: 'delay', milliseconds: Infinity } });
  const { calls } = setUpFollow(t, lab.cluster);
  await until(() => calls.includes('ok'));
  assert.deepEqual(calls, ['timed_out', 'ok']);
});

test('a server that comes again with its history: no list, nothing lost', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'));
  const { calls } = setUpFollow(t, lab.cluster);
  await isWatched(lab);
  await lab.server.stop();
  lab.server.apply(secret('a/2'));
  lab.server.remove('Secret', 'a', '1');
  await until(() => calls.includes('unreachable'));
  await lab.server.start();
  await until(() => calls.includes('deleted a/1'));

  assert.deepEqual(calls, ['changed a/1', 'ok', 'unreachable', 'ok', 'changed a/2', 'deleted a/1']);
  assert.equal(listsOf(lab).length, 1);
});

test('a server that is restored to an earlier time is seen as it is by the resync', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1', 'later'), secret('a/2', 'later'));
  const { objects } = setUpFollow(t, lab.cluster, { options: { resyncMs: 60_000 } });
  await isWatched(lab);
  const port = Number(new URL(lab.server.url).port);
  await lab.server.stop();
  const restored = await createApiServer({ tls: false, port });
  t.after(restored.close);
  restored.apply(secret('b/1'), secret('a/1', 'earlier'));
  await until(() => restored.openWatches === 1);

  lab.advance(66_000);
  restored.endWatches();

  await until(() => !objects.has('a/2'));
  assert.deepEqual(Object.fromEntries(objects), { 'a/1': 'earlier', 'b/1': '' });
});

test('a list whose token ends before its last page is begun again with larger pages', async (t) => {
  const lab = await open(t);
  lab.server.apply(...Array.from({ length: 20 }, (_, index) => secret(`a/${index}`)));
  lab.server.fault({ request: /continue=/, times: 2, act: { kind: 'status', code: 410 } });
  const { calls } = setUpFollow(t, lab.cluster, { options: { pageSize: 2 } });
  await isWatched(lab);

  const firstPages = listsOf(lab).filter((query) => query['continue'] === undefined);
  assert.deepEqual(
    firstPages.map(({ limit }) => limit),
    ['2', '10', '50']
  );
  assert.equal(new Set(calls).size, 21);
  assert.equal(calls.length, 21);
});

test('when no page will do, everything is asked for at once', async (t) => {
  const lab = await open(t);
  lab.server.apply(secret('a/1'), secret('a/2'));
  lab.server.fault({ request: /limit=/, act: { kind: 'status', code: 410 } });
  setUpFollow(t, lab.cluster, { options: { pageSize: 1000 } });
  await isWatched(lab);
  assert.equal(listsOf(lab).at(-1)?.['limit'], undefined);
});

test('a server that ends every watch at once meets back-off, no storm', async (t) => {
  const lab = await open(t);
  lab.server.fault({ request: /watch=1/, act: { kind: 'truncate', afterBytes: 0 } });
  setUpFollow(t, lab.cluster);
  await until(() => lab.pauses.length >= 7);
  assert.deepEqual(lab.pauses.slice(0, 7), [750, 1500, 3000, 6000, 12_000, 22_500, 22_500]);
});

test('a server that forgets at once meets back-off, no storm of lists', async (t) => {
  const lab = await open(t);
  lab.server.fault({ request: /watch=1/, act: { kind: 'status', code: 410 } });
  setUpFollow(t, lab.cluster);
  await until(() => lab.pauses.length >= 4);
  assert.deepEqual(lab.pauses.slice(0, 4), [1500, 3000, 6000, 12_000]);
});

test('a clock that jumps touches nothing', async (t) => {
  const lab = await open(t);
  const { calls } = setUpFollow(t, lab.cluster);
  await isWatched(lab);
  const year = 365 * 86_400_000;
  for (const now of [Date.now() + 10 * year, 0]) {
    t.mock.timers.enable({ apis: ['Date'], now });
    lab.server.apply(secret(`a/${now === 0 ? 'back' : 'forth'}`));
    await until(() => calls.at(-1)?.startsWith('changed') === true);
    t.mock.timers.reset();
  }
  assert.deepEqual([lab.server.openWatches, listsOf(lab).length, lab.pauses.length], [1, 1, 0]);
});
