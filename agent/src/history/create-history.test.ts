import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY_MS, DEFAULT_POLICY } from '@notafter/core';
import { NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good } from '../inventory/location-builder.ts';
import { createHistory } from './create-history.ts';

const web = fileAt('/etc/web.crt');
const [first, second, third] = ['1', '2', '3'].map((serialNumber) => certificate({ serialNumber }));
assert.ok(first && second && third);

function setUp(capacity?: number) {
  const clock = { nowMs: NOW_MS };
  const inventory = createInventory({ clock: () => clock.nowMs });
  const judge = { policyFor: () => DEFAULT_POLICY };
  const history = createHistory({ inventory, judge, ...(capacity === undefined ? {} : { capacity }) });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  sink.passed({ ok: true, durationMs: 1 });
  const kinds = () => [...inventory.slots()].flatMap(({ id }) => history.ofSlot(id).map(({ event }) => event));
  return { clock, inventory, history, sink, kinds };
}

test('what the first pass of a source finds is no event, what a later one finds is', () => {
  const inventory = createInventory({ clock: () => NOW_MS });
  const history = createHistory({ inventory });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  sink.replace(web, good([first]));
  sink.passed({ ok: false, durationMs: 1 });
  sink.replace(fileAt('/new'), good([second]));
  const events = history.events({ fromMs: 0, toMs: Infinity });
  assert.deepEqual(
    events.map(({ event, text }) => [event, text]),
    [['appeared', '/new appeared']]
  );
});

test('a renewal has both fingerprints and the days that were left', () => {
  const { clock, inventory, history, sink } = setUp();
  sink.replace(web, good([first]));
  clock.nowMs += 50 * DAY_MS;
  sink.replace(web, good([second]));
  const id = inventory.slotAt(web)!.id;
  assert.deepEqual(history.ofSlot(id).at(-1), {
    atMs: NOW_MS + 50 * DAY_MS,
    event: 'renewed',
    slot: id,
    title: 'web',
    oldFingerprint: first.fingerprint,
    newFingerprint: second.fingerprint,
    leadTimeDays: 10,
    text: 'web was renewed in /etc/web.crt',
  });
});

test('previous leaves say from when to when each was there', () => {
  const { clock, inventory, history, sink } = setUp();
  for (const leaf of [first, second, third]) {
    sink.replace(web, good([leaf]));
    clock.nowMs += DAY_MS;
  }
  const { notBeforeMs, notAfterMs } = first;
  assert.deepEqual(history.previousLeaves(inventory.slotAt(web)!.id), [
    { fingerprint: first.fingerprint, notBeforeMs, notAfterMs, fromMs: NOW_MS, untilMs: NOW_MS + DAY_MS },
    { fingerprint: second.fingerprint, notBeforeMs, notAfterMs, fromMs: NOW_MS + DAY_MS, untilMs: NOW_MS + 2 * DAY_MS },
  ]);
  assert.deepEqual(history.previousLeaves('unknown'), []);
});

test('trouble comes and goes once, whatever is read between', () => {
  const { sink, kinds } = setUp();
  const denied = { ok: false, reason: 'permission_denied', message: 'EACCES' } as const;
  sink.replace(web, good([first]));
  sink.replace(web, denied);
  sink.replace(web, denied);
  sink.replace(web, { ...denied, message: 'other words' });
  sink.replace(web, good([first]));
  assert.deepEqual(kinds(), ['appeared', 'unreadable', 'readable']);
});

test('a place that is missing or gone disappeared, and appears again', () => {
  const { sink, kinds } = setUp();
  sink.replace(web, good([first]));
  sink.replace(web, { ok: false, reason: 'missing', message: '' });
  sink.replace(web, good([second]));
  sink.remove(web, 'gone');
  sink.replace(web, good([second]));
  assert.deepEqual(kinds(), ['appeared', 'disappeared', 'appeared', 'renewed', 'disappeared', 'appeared']);
});

test('a bundle tells which authority came and which went', () => {
  const { inventory, history, sink } = setUp();
  const [a, b, c] = ['A', 'B', 'C'].map((cn) => certificate({ subject: `CN=${cn}`, isCa: true }));
  assert.ok(a && b && c);
  sink.replace(web, good([a, b]));
  sink.replace(web, good([c, b]));
  assert.deepEqual(
    history.ofSlot(inventory.slotAt(web)!.id).map(({ text }) => text),
    ['/etc/web.crt appeared', 'A was taken out of /etc/web.crt', 'C was added to /etc/web.crt']
  );
});

test('facts and forgetting are no events', () => {
  const { clock, history, sink, inventory } = setUp();
  sink.replace(web, good([first]));
  sink.relate('/etc/web.crt', { owner: 'shop' });
  sink.remove(web, 'gone');
  clock.nowMs += DAY_MS;
  assert.equal(inventory.slotCount(), 0);
  assert.deepEqual(
    history.events({ fromMs: 0, toMs: Infinity }).map(({ event }) => event),
    ['appeared', 'disappeared']
  );
});

test('the oldest events go first when there are too many', () => {
  const { history, inventory, sink } = setUp(3);
  const places = ['/a', '/b', '/c', '/d'].map((path) => fileAt(path));
  for (const place of places) {
    sink.replace(place, good([first]));
  }
  const counts = places.map((place) => history.ofSlot(inventory.slotAt(place)!.id).length);
  assert.deepEqual(counts, [0, 1, 1, 1]);
});

test('a hostile name and path stay visible text', () => {
  const { history, sink } = setUp();
  sink.replace(fileAt('/a\u001b[2J\n'), good([certificate({ subject: 'CN=x\u202ey' })]));
  const [event] = history.events({ fromMs: NOW_MS, toMs: NOW_MS });
  assert.equal(event?.title, 'x\\u202ey');
  assert.equal(event.text, '/a\\u001b[2J\\u000a appeared');
});

describe('changes of status', () => {
  // 90 days long, 60 of them left: warning at 22.5, critical at 9 days before the end.
  const range = { fromMs: NOW_MS + 1, toMs: NOW_MS + 100 * DAY_MS };
  const told = (history: ReturnType<typeof createHistory>, within = range) =>
    history
      .events(within)
      .filter(({ event }) => event === 'status-changed')
      .map(({ atMs, text }) => [(atMs - NOW_MS) / DAY_MS, text]);

  test('follow from certificate and policy, past and coming', () => {
    const { history, sink } = setUp();
    sink.replace(web, good([first]));
    assert.deepEqual(told(history), [
      [37.5, 'web entered its warning zone'],
      [51, 'web entered its critical zone'],
      [60 + 1 / DAY_MS, 'web expired'],
    ]);
    assert.deepEqual(told(history, { fromMs: NOW_MS - 40 * DAY_MS, toMs: NOW_MS }), [[-30, 'web is valid']]);
  });

  test('of a former leaf end with its renewal, of the present one begin with it', () => {
    const { clock, history, sink } = setUp();
    sink.replace(web, good([first]));
    clock.nowMs += 40 * DAY_MS;
    sink.replace(web, good([second]));
    assert.deepEqual(told(history), [
      [37.5, '/etc/web.crt entered its warning zone'],
      [51, 'web entered its critical zone'],
      [60 + 1 / DAY_MS, 'web expired'],
    ]);
  });

  test('need a judge', () => {
    const inventory = createInventory({ clock: () => NOW_MS });
    inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' }).replace(web, good([first]));
    assert.deepEqual(told(createHistory({ inventory })), []);
  });
});
