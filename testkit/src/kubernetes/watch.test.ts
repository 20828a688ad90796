import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../until.ts';
import { createServerLab, type ServerLab, type WatchedEvent } from './testing/create-server-lab.ts';
import { placeOf, secret } from './testing/manifests.ts';

const SECRETS = '/api/v1/secrets?watch=1';
const tls = (place: string) => secret(place, { type: 'kubernetes.io/tls' });
const labelled = (place: string, label: string) => secret(place, { metadata: { labels: { label } } });

const lineOf = ({ type, object }: WatchedEvent): string => `${type} ${placeOf(object)}`;

/** The next events of a watch, one line each. */
async function take(events: AsyncGenerator<WatchedEvent>, count: number): Promise<string[]> {
  const lines: string[] = [];
  while (lines.length < count) {
    const { value } = await events.next();
    lines.push(value === undefined ? 'end' : lineOf(value as WatchedEvent));
  }
  return lines;
}

/** A watch from now on. */
function watchNow({ server, watchEvents }: ServerLab, query = '') {
  return watchEvents(`${SECRETS}&resourceVersion=${server.resourceVersion}${query}`);
}

test('what is made, changed and removed, in that order', async (t) => {
  const lab = await createServerLab(t);
  const events = watchNow(lab);

  lab.server.apply(secret('a/1'), secret('a/2'), labelled('a/1', 'x'));
  lab.server.remove('Secret', 'a', '2');

  assert.deepEqual(await take(events, 4), ['ADDED a/1', 'ADDED a/2', 'MODIFIED a/1', 'DELETED a/2']);
});

test('each event bears the resourceVersion of its change, a deletion its own', async (t) => {
  const lab = await createServerLab(t);
  const events = watchNow(lab);
  const versions: string[] = [];
  lab.server.apply(secret('a/1'));
  versions.push(lab.server.resourceVersion);
  lab.server.remove('Secret', 'a', '1');
  versions.push(lab.server.resourceVersion);

  const told = [(await events.next()).value!, (await events.next()).value!];

  assert.deepEqual(
    told.map(({ object }) => object.metadata.resourceVersion),
    versions
  );
  assert.ok(Number(versions[0]) < Number(versions[1]));
});

test('a watch from an earlier version tells what came since', async (t) => {
  const lab = await createServerLab(t);
  lab.server.apply(secret('a/1'));
  const from = lab.server.resourceVersion;
  lab.server.apply(secret('a/2'), labelled('a/1', 'x'));

  assert.deepEqual(await take(lab.watchEvents(`${SECRETS}&resourceVersion=${from}`), 2), ['ADDED a/2', 'MODIFIED a/1']);
});

test('a watch without a version begins with what there is', async (t) => {
  const lab = await createServerLab(t);
  lab.server.apply(secret('a/1'), secret('a/2'));
  assert.deepEqual(await take(lab.watchEvents(SECRETS), 2), ['ADDED a/1', 'ADDED a/2']);
});

test('a version that is forgotten is an ERROR of 410 in a stream that ends', async (t) => {
  const lab = await createServerLab(t);
  const from = lab.server.resourceVersion;
  lab.server.apply(secret('a/1'));
  lab.server.compact();

  const events = lab.watchEvents(`${SECRETS}&resourceVersion=${from}`);
  const { type, object } = (await events.next()).value!;

  assert.deepEqual([type, object.code, object.reason], ['ERROR', 410, 'Expired']);
  assert.equal((await events.next()).done, true);
});

test('from a version that is yet to come nothing is told before it has come', async (t) => {
  const lab = await createServerLab(t);
  const events = lab.watchEvents(`${SECRETS}&resourceVersion=${Number(lab.server.resourceVersion) + 1}`);
  const next = take(events, 1);
  lab.server.apply(secret('default/1'), labelled('default/1', 'x'));
  assert.deepEqual(await next, ['MODIFIED default/1']);
});

test('an object that comes to match is added, one that ceases is deleted', async (t) => {
  const lab = await createServerLab(t);
  const events = watchNow(lab, '&labelSelector=label=x');

  lab.server.apply(labelled('a/1', 'y'), labelled('a/1', 'x'), labelled('a/2', 'y'), labelled('a/1', 'z'));
  lab.server.apply(labelled('a/3', 'x'));

  assert.deepEqual(await take(events, 3), ['ADDED a/1', 'DELETED a/1', 'ADDED a/3']);
});

test('one type of Secret; another type is another object', async (t) => {
  const lab = await createServerLab(t);
  const events = watchNow(lab, '&fieldSelector=type=kubernetes.io/tls');

  lab.server.apply(secret('a/1'), tls('a/2'), secret('a/2'), tls('a/3'));

  assert.deepEqual(await take(events, 3), ['ADDED a/2', 'DELETED a/2', 'ADDED a/3']);
});

test('one namespace', async (t) => {
  const lab = await createServerLab(t);
  const from = lab.server.resourceVersion;
  const events = lab.watchEvents(`/api/v1/namespaces/a/secrets?watch=1&resourceVersion=${from}`);

  lab.server.apply(secret('b/1'), secret('a/1'));
  lab.server.remove('Namespace', null, 'a');

  assert.deepEqual(await take(events, 2), ['ADDED a/1', 'DELETED a/1']);
});

test('bookmarks come now and then to those who allow them, with the newest version of all', async (t) => {
  const lab = await createServerLab(t, { bookmarkIntervalMs: 5 });
  const events = watchNow(lab, '&allowWatchBookmarks=true');
  const first = (await events.next()).value!;
  lab.server.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'default' } });

  let last = first;
  while (last.object.metadata.resourceVersion !== lab.server.resourceVersion) {
    last = (await events.next()).value!;
  }
  assert.deepEqual([first.type, last.type], ['BOOKMARK', 'BOOKMARK']);
});

test('nobody else is sent one', async (t) => {
  const lab = await createServerLab(t);
  const events = watchNow(lab);
  const next = take(events, 1);
  await until(() => lab.server.openWatches > 0);
  lab.server.sendBookmarks();
  lab.server.apply(secret('a/1'));
  assert.deepEqual(await next, ['ADDED a/1']);
});

test('a streamed list ends with a bookmark that says so', async (t) => {
  const lab = await createServerLab(t);
  lab.server.apply(secret('a/1'), secret('a/2'));
  const query = 'sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';

  const events = lab.watchEvents(`${SECRETS}&${query}`);

  assert.deepEqual(await take(events, 2), ['ADDED a/1', 'ADDED a/2']);
  const { type, object } = (await events.next()).value!;
  assert.equal(type, 'BOOKMARK');
  assert.deepEqual(object.metadata['annotations' as never], { 'k8s.io/initial-events-end': 'true' });
});

test('a watch ends cleanly when its time is over or the server wants it, with a last bookmark', async (t) => {
  const lab = await createServerLab(t);
  const [timed, ended] = [watchNow(lab, '&timeoutSeconds=1&allowWatchBookmarks=true'), watchNow(lab)];
  const next = [timed.next(), ended.next()];
  await until(() => lab.server.openWatches >= 2);
  assert.equal((await next[0])?.value?.type, 'BOOKMARK');
  assert.equal((await timed.next()).done, true);
  lab.server.endWatches();
  assert.equal((await next[1])?.done, true);
  await until(() => lab.server.openWatches === 0);
});

test('the watch of a resource that is served no longer ends', async (t) => {
  const lab = await createServerLab(t);
  lab.server.serve({ group: 'x.test', version: 'v1', kind: 'Thing', plural: 'things', namespaced: true });
  const events = lab.watchEvents('/apis/x.test/v1/things?watch=1');
  const next = events.next();
  await until(() => lab.server.openWatches > 0);
  lab.server.unserve('x.test', 'things');
  assert.equal((await next).done, true);
  assert.equal((await lab.ask('/apis/x.test/v1/things')).status, 404);
});
