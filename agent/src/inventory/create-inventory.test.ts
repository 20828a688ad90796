import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, type Reason } from '@notafter/core';
import { NOW_MS, certificate } from './certificate-builder.ts';
import { createInventory } from './create-inventory.ts';
import type { SlotChange } from './inventory.ts';
import { fileAt, good, secretAt } from './location-builder.ts';
import { sightingsOf } from './slot.ts';

function setUp() {
  const clock = { nowMs: NOW_MS };
  const inventory = createInventory({ clock: () => clock.nowMs });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: ['/etc/*'], cluster: '' });
  const changes: SlotChange[] = [];
  inventory.subscribe((change) => changes.push(change));
  return { clock, inventory, sink, changes };
}

const web = fileAt('/etc/web.crt');
const failure = (reason: Reason) => ({ ok: false, reason, message: `it is ${reason}` }) as const;

test('a reading makes a slot with its chain, found by id, location and fingerprint', () => {
  const { inventory, sink } = setUp();
  const leaf = certificate({ issuer: 'CN=Root' });
  const root = certificate({ subject: 'CN=Root', issuer: 'CN=Root', isCa: true });
  sink.replace(web, good([leaf, root]));
  const [slot] = inventory.slots();
  assert.ok(slot);
  assert.match(slot.id, /^[0-9a-f]{32}$/);
  assert.deepEqual(
    sightingsOf(slot).map(({ position, role, slot: owner }) => [position, role, owner === slot]),
    [
      [0, 'leaf', true],
      [1, 'root', true],
    ]
  );
  assert.equal(inventory.slot(slot.id), slot);
  assert.equal(inventory.slotAt({ ...web }), slot);
  assert.deepEqual(inventory.slotsHolding(root.fingerprint), [slot]);
  assert.deepEqual([inventory.certificateCount(), inventory.slotCount()], [2, 1]);
  assert.deepEqual([slot.firstSeenMs, slot.lastGoodMs, slot.renewedAtMs], [NOW_MS, NOW_MS, null]);
});

test('the id is the beginning of SHA-256 over cluster, node, source, kind and place', () => {
  const { inventory, sink } = setUp();
  sink.replace(fileAt('/etc/web.crt', { cluster: 'prod', node: 'cp-1' }), good([certificate()]));
  // printf '["prod","cp-1","files","file","/etc/web.crt"]' | sha256sum | cut -c1-32
  assert.deepEqual(
    Array.from(inventory.slots(), ({ id }) => id),
    ['509182f15e9961751f980ac3d6ce7cdb']
  );
});

for (const reason of ['permission_denied', 'read_failed', 'bad_pem', 'no_certificate_found', 'timed_out'] as const) {
  test(`${reason} keeps the last good certificates and says since when`, () => {
    const { clock, inventory, sink } = setUp();
    sink.replace(web, good([certificate()]));
    clock.nowMs += 1000;
    sink.replace(web, failure(reason));
    clock.nowMs += 1000;
    sink.replace(web, failure(reason));
    const slot = inventory.slotAt(web);
    assert.equal(slot?.certificates.length, 1);
    assert.deepEqual(slot.trouble, { reason, message: `it is ${reason}`, sinceMs: NOW_MS + 1000 });
    assert.equal(slot.lastGoodMs, NOW_MS);
    assert.equal(inventory.sources()[0]?.errors.get(reason), 2);
  });
}

test('missing removes the certificates, and remembers the leaf', () => {
  const { inventory, sink } = setUp();
  const leaf = certificate();
  sink.replace(web, good([leaf]));
  sink.replace(web, failure('missing'));
  const slot = inventory.slotAt(web);
  assert.deepEqual(slot?.certificates, []);
  assert.equal(slot.formerLeaf, leaf);
  assert.equal(slot.trouble?.reason, 'missing');
  assert.equal(inventory.certificate(leaf.fingerprint), undefined);
  assert.equal(inventory.certificateCount(), 0);
});

test('a good reading ends the trouble', () => {
  const { inventory, sink } = setUp();
  sink.replace(web, failure('missing'));
  sink.replace(web, good([certificate()]));
  const slot = inventory.slotAt(web);
  assert.equal(slot?.trouble, null);
  assert.equal(slot.renewedAtMs, null);
});

test('one bad block among good ones drops nothing and keeps no block of before', () => {
  const { inventory, sink } = setUp();
  const [first, second, third] = [1, 2, 3].map((n) => certificate({ serialNumber: `${n}` }));
  assert.ok(first && second && third);
  sink.replace(web, good([first, second]));
  const problem = { item: 1, reason: 'bad_pem', message: 'not base64' } as const;
  sink.replace(web, good([first, third], [problem]));
  const slot = inventory.slotAt(web);
  assert.deepEqual(slot?.certificates, [first, third]);
  assert.deepEqual(slot.problems, [problem]);
  assert.equal(slot.trouble, null);
  assert.equal(inventory.sources()[0]?.errors.get('bad_pem'), 1);
});

test('nothing but bad blocks is a failure: the last good certificates stay', () => {
  const { inventory, sink } = setUp();
  sink.replace(web, good([certificate()]));
  const problems = [0, 1].map((item) => ({ item, reason: 'bad_der', message: `block ${item}` }) as const);
  sink.replace(web, good([], problems));
  const slot = inventory.slotAt(web);
  assert.equal(slot?.certificates.length, 1);
  assert.deepEqual(slot.trouble, { reason: 'bad_der', message: 'block 0 (and 1 more blocks)', sinceMs: NOW_MS });
  assert.equal(inventory.sources()[0]?.errors.get('bad_der'), 2);
});

test('another leaf at position 0 is a renewal, another intermediate is not', () => {
  const { clock, inventory, sink } = setUp();
  const [old, fresh] = [certificate({ serialNumber: '1' }), certificate({ serialNumber: '2' })];
  const [ca, otherCa] = [certificate({ isCa: true }), certificate({ isCa: true, serialNumber: '9' })];
  sink.replace(web, good([old, ca]));
  sink.replace(web, good([old, otherCa]));
  assert.equal(inventory.slotAt(web)?.renewedAtMs, null);
  clock.nowMs += 5000;
  sink.replace(web, good([fresh, otherCa]));
  assert.equal(inventory.slotAt(web)?.renewedAtMs, NOW_MS + 5000);
});

test('a renewal is seen across a failure and across an absence', () => {
  const { inventory, sink } = setUp();
  sink.replace(web, good([certificate({ serialNumber: '1' })]));
  sink.replace(web, failure('missing'));
  sink.replace(web, good([certificate({ serialNumber: '2' })]));
  assert.equal(inventory.slotAt(web)?.renewedAtMs, NOW_MS);
});

test('a place that holds authorities only is never renewed', () => {
  const { inventory, sink } = setUp();
  sink.replace(web, good([certificate({ isCa: true, serialNumber: '1' })]));
  sink.replace(web, good([certificate({ isCa: true, serialNumber: '2' })]));
  assert.equal(inventory.slotAt(web)?.renewedAtMs, null);
});

test('what is gone stays known for a day, then it is forgotten when somebody asks', () => {
  const { clock, inventory, sink, changes } = setUp();
  const leaf = certificate();
  sink.replace(web, good([leaf]));
  sink.remove(web, 'gone');
  clock.nowMs += DAY_MS - 1;
  sink.remove(web, 'gone');
  const slot = inventory.slotAt(web);
  assert.equal(slot?.disappearedAtMs, NOW_MS);
  assert.deepEqual([slot.certificates.length, slot.formerLeaf, inventory.certificateCount()], [0, leaf, 0]);
  clock.nowMs += 1;
  assert.equal(inventory.slotCount(), 0);
  assert.equal(inventory.slotAt(web), undefined);
  assert.deepEqual(changes.at(-1), { atMs: clock.nowMs, before: slot, after: null });
});

test('what comes back within the day was there before', () => {
  const { inventory, sink } = setUp();
  sink.replace(web, good([certificate()]));
  sink.remove(web, 'gone');
  sink.replace(web, good([certificate()]));
  const slot = inventory.slotAt(web);
  assert.deepEqual([slot?.disappearedAtMs, slot?.renewedAtMs, slot?.certificates.length], [null, null, 1]);
});

test('what is no longer asked for, or never was read, is forgotten at once', () => {
  const { inventory, sink } = setUp();
  sink.replace(web, good([certificate()]));
  sink.remove(web, 'unconfigured');
  sink.replace(web, failure('permission_denied'));
  sink.remove(web, 'gone');
  sink.remove(fileAt('/never/seen'), 'gone');
  assert.equal(inventory.slotCount(), 0);
});

test('a certificate in many places is kept once', () => {
  const { inventory, sink } = setUp();
  const [a, b] = [fileAt('/a'), fileAt('/b')];
  sink.replace(a, good([certificate(), certificate()]));
  sink.replace(b, good([certificate()]));
  const { fingerprint } = certificate();
  const records = inventory.slotsHolding(fingerprint).flatMap((slot) => slot.certificates);
  assert.equal(records.length, 3);
  assert.equal(new Set(records).size, 1);
  sink.remove(a, 'unconfigured');
  assert.deepEqual(inventory.slotsHolding(fingerprint), [inventory.slotAt(b)]);
  sink.remove(b, 'unconfigured');
  assert.deepEqual(inventory.slotsHolding(fingerprint), []);
});

test('the same reading again is no change', () => {
  const { clock, inventory, sink, changes } = setUp();
  sink.replace(web, good([certificate(), certificate()]));
  const [before, revision] = [inventory.slotAt(web), inventory.revision];
  clock.nowMs += 1000;
  sink.replace(web, good([certificate(), certificate()]));
  assert.equal(inventory.slotAt(web), before);
  assert.equal(before?.lastGoodMs, NOW_MS + 1000);
  assert.deepEqual([changes.length, inventory.revision], [1, revision]);
});

test('facts join their object whichever comes first', () => {
  const { inventory, sink } = setUp();
  const secrets = inventory.addSource({ kind: 'kubernetes', name: 'secrets', looksAt: [], cluster: '' });
  const managers = inventory.addSource({ kind: 'certmanager', name: 'managers', looksAt: [], cluster: '' });
  const [crt, ca] = [secretAt('shop', 'web-tls', 'tls.crt'), secretAt('shop', 'web-tls', 'ca.crt')];
  secrets.replace(crt, good([certificate()]));
  managers.relate('Secret shop/web-tls', { managedBy: 'cert-manager', usedBy: ['Ingress shop/web'] });
  secrets.replace(ca, good([certificate({ isCa: true })]));
  sink.relate('Secret shop/web-tls', { owner: 'shop', usedBy: ['Pod shop/web-0'] });
  const expected = { managedBy: 'cert-manager', usedBy: ['Pod shop/web-0', 'Ingress shop/web'], owner: 'shop' };
  assert.deepEqual(inventory.slotAt(crt)?.facts, expected);
  assert.deepEqual(inventory.slotAt(ca)?.facts, expected);
  const revision = inventory.revision;
  sink.relate('Secret shop/web-tls', { owner: 'shop', usedBy: ['Pod shop/web-0'] });
  assert.equal(inventory.revision, revision);
  managers.relate('Secret shop/web-tls', null);
  inventory.removeSource('files');
  assert.deepEqual(inventory.slotAt(crt)?.facts, {});
});

test('sources tell their passes, counts and identity; a source leaves with all it found', () => {
  const { clock, inventory, sink } = setUp();
  sink.passed({ ok: true, durationMs: 12 });
  clock.nowMs += 1000;
  sink.passed({ ok: false, durationMs: 13, reason: 'walk_error', message: 'EIO' });
  sink.replace(web, good([certificate()]));
  const again = inventory.addSource({ kind: 'file', name: 'files', looksAt: ['/srv'], cluster: '' });
  again.replace(fileAt('/srv/x'), failure('bad_pem'));
  assert.deepEqual(inventory.sources(), [
    {
      kind: 'file',
      name: 'files',
      looksAt: ['/srv'],
      errors: new Map([['bad_pem', 1]]),
      lastPass: { ok: false, durationMs: 13, reason: 'walk_error', message: 'EIO', atMs: NOW_MS + 1000 },
      lastSuccessMs: NOW_MS,
      slots: 2,
      cluster: '',
      gaps: [],
    },
  ]);
  inventory.removeSource('files');
  inventory.removeSource('never');
  assert.deepEqual([inventory.sources(), inventory.slotCount(), inventory.certificateCount()], [[], 0, 0]);
});

test('who unsubscribes hears nothing more', () => {
  const { inventory, sink } = setUp();
  let heard = 0;
  const unsubscribe = inventory.subscribe(() => heard++);
  sink.replace(web, good([certificate()]));
  unsubscribe();
  sink.replace(web, failure('missing'));
  assert.equal(heard, 1);
});
