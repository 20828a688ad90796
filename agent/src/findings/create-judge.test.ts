import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  DAY_MS,
  DEFAULT_POLICY,
  type Finding,
  type Location,
  type Policy,
  type Reading,
  placeOf,
} from '@notafter/core';
import { type BuiltCertificate, NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good } from '../inventory/location-builder.ts';
import { createJudge } from './create-judge.ts';
import { sightingAt } from '../inventory/slot.ts';

const web = fileAt('/etc/web.crt');
const HOUR_MS = DAY_MS / 24;

function judged(readings: ReadonlyArray<readonly [Location, Reading]>, policy: Policy = DEFAULT_POLICY) {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  for (const [location, reading] of readings) {
    sink.replace(location, reading);
  }
  const judge = createJudge({ inventory, policyFor: () => policy, uid: 65534 });
  const at = (location: Location, nowMs = NOW_MS) => judge.slot(inventory.slotAt(location)!, nowMs);
  return { inventory, sink, judge, at };
}

const alone = (parts: BuiltCertificate) => judged([[web, good([certificate(parts)])]]).at(web);
const told = (findings: readonly Finding[]) => findings.map(({ rule, position }) => `${rule}@${position}`);

describe('what is said of one certificate', () => {
  const rows: ReadonlyArray<{ name: string; is: BuiltCertificate; state: string; finds: Record<string, string> }> = [
    { name: 'valid', is: {}, state: 'valid', finds: {} },
    {
      name: 'in its warning zone',
      is: { notBeforeMs: NOW_MS - 345 * DAY_MS, notAfterMs: NOW_MS + 20 * DAY_MS + 3 * HOUR_MS },
      state: 'warning',
      finds: { 'expiring-warning': 'web expires in 20 days (13 Dec 03:00 UTC)' },
    },
    {
      name: 'in its critical zone',
      is: { notBeforeMs: NOW_MS - 360 * DAY_MS, notAfterMs: NOW_MS + 5 * DAY_MS + 3.2 * HOUR_MS },
      state: 'critical',
      finds: { 'expiring-critical': 'web expires in 5 days (28 Nov 03:12 UTC)' },
    },
    {
      name: 'critical across the year',
      is: { notBeforeMs: NOW_MS - 5000 * DAY_MS, notAfterMs: NOW_MS + 40 * DAY_MS, isCa: true, subject: 'CN=Root' },
      state: 'warning',
      finds: { 'expiring-warning': 'Root expires in 40 days (2 Jan 2027 00:00 UTC)' },
    },
    {
      name: 'with an end that cannot be read',
      is: { notAfterMs: null },
      state: 'critical',
      finds: { 'expiring-critical': 'Nobody knows when web expires: its end cannot be read' },
    },
    {
      name: 'expired',
      is: { notAfterMs: NOW_MS - 3 * DAY_MS },
      state: 'expired',
      finds: { expired: 'web expired 3 days ago (20 Nov 00:00 UTC)' },
    },
    {
      name: 'just expired, without a name',
      is: { notAfterMs: NOW_MS - 1500, subject: '', serialNumber: '77' },
      state: 'expired',
      finds: { expired: 'certificate 77 expired 1 second ago (22 Nov 23:59 UTC)' },
    },
    {
      name: 'not yet valid',
      is: { notBeforeMs: NOW_MS + 36 * HOUR_MS },
      state: 'not-yet-valid',
      finds: { 'not-yet-valid': 'web becomes valid in 36 hours (24 Nov 12:00 UTC), and nobody accepts it before' },
    },
    {
      name: 'RSA of 1024 bits',
      is: { keyAlgorithm: 'RSA', keySize: 1024 },
      state: 'valid',
      finds: { 'weak-key': 'The key of web is weak: RSA with 1024 bits, where 2048 are the least' },
    },
    {
      name: 'a curve of 224 bits',
      is: { keySize: 224 },
      state: 'valid',
      finds: { 'weak-key': 'The key of web is weak: ECDSA with 224 bits, where 256 are the least' },
    },
    { name: 'Ed25519', is: { keyAlgorithm: 'Ed25519', keySize: 255 }, state: 'valid', finds: {} },
    { name: 'RSA of 2048 bits', is: { keyAlgorithm: 'RSA', keySize: 2048 }, state: 'valid', finds: {} },
    {
      name: 'SHA-1',
      is: { signatureAlgorithm: 'SHA1-RSA' },
      state: 'valid',
      finds: { 'weak-signature': 'The signature of web is weak: SHA1-RSA' },
    },
    {
      name: 'MD5',
      is: { signatureAlgorithm: 'MD5-RSA' },
      state: 'valid',
      finds: { 'weak-signature': 'The signature of web is weak: MD5-RSA' },
    },
    {
      name: 'SHA-1 of a self-signed leaf',
      is: { subject: 'CN=web', issuer: 'CN=web', signatureAlgorithm: 'ECDSA-SHA1' },
      state: 'valid',
      finds: { 'weak-signature': 'The signature of web is weak: ECDSA-SHA1' },
    },
    {
      name: 'SHA-1 of a root',
      is: {
        subject: 'CN=R',
        issuer: 'CN=R',
        isCa: true,
        signatureAlgorithm: 'SHA1-RSA',
        notAfterMs: NOW_MS + 9999 * DAY_MS,
      },
      state: 'valid',
      finds: {},
    },
    { name: 'SHA-512', is: { signatureAlgorithm: 'SHA512-RSA' }, state: 'valid', finds: {} },
    {
      name: 'a lifetime where none is forbidden',
      is: { notAfterMs: NOW_MS + 9999 * DAY_MS },
      state: 'valid',
      finds: {},
    },
  ];
  for (const { name, is, state, finds } of rows) {
    test(name, () => {
      const verdict = alone(is);
      assert.equal(verdict.state, state);
      assert.deepEqual(Object.fromEntries(verdict.findings.map(({ rule, message }) => [rule, message])), finds);
    });
  }
});

test('a policy may limit the lifetime of leaves, not of authorities', () => {
  const policy = { ...DEFAULT_POLICY, maxLifetimeMs: 47 * DAY_MS };
  const chain = [certificate(), certificate({ isCa: true, notAfterMs: NOW_MS + 4000 * DAY_MS })];
  const { findings } = judged([[web, good(chain)]], policy).at(web);
  assert.deepEqual(told(findings), ['lifetime-over-policy@0']);
  assert.equal(findings[0]?.message, 'web lives 90 days, and the policy allows 47');
});

test('each slot is judged under its own policy', () => {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  const [near, far] = [fileAt('/near'), fileAt('/far')];
  sink.replace(near, good([certificate()]));
  sink.replace(far, good([certificate()]));
  const eager = { durationMs: 70 * DAY_MS, share: null };
  const judge = createJudge({
    inventory,
    policyFor: ({ location }) =>
      placeOf(location) === '/far' ? { ...DEFAULT_POLICY, warnBefore: eager } : DEFAULT_POLICY,
  });
  const verdicts = Array.from(inventory.slots(), (slot) => judge.sighting(sightingAt(slot, 0)!, NOW_MS));
  assert.deepEqual(
    verdicts.map(({ status }) => status),
    ['valid', 'warning']
  );
  assert.equal(verdicts[1]?.warningAtMs, NOW_MS - 10 * DAY_MS);
});

test('the same inventory, as of another day', () => {
  const { at } = judged([[web, good([certificate()])]]);
  const states = [0, 45, 55, 61].map((days) => at(web, NOW_MS + days * DAY_MS).state);
  assert.deepEqual(states, ['valid', 'warning', 'critical', 'expired']);
});

describe('superseded', () => {
  const old = certificate({ notAfterMs: NOW_MS - DAY_MS });
  const fresh = certificate({ serialNumber: '2' });
  const [first, current] = [fileAt('/pki/kubelet-client-2025.pem'), fileAt('/pki/kubelet-client-current.pem')];

  test('stands in for expired, and the status stays true', () => {
    const { at, judge, inventory } = judged([
      [first, good([old])],
      [current, good([fresh])],
    ]);
    assert.deepEqual([at(first).state, told(at(first).findings)], ['superseded', ['superseded@0']]);
    const sighting = sightingAt(inventory.slotAt(first)!, 0);
    assert.ok(sighting);
    assert.equal(judge.sighting(sighting, NOW_MS).status, 'expired');
    assert.match(
      at(first).findings[0]?.message ?? '',
      /^web expired 24 hours ago .* valid until 22 Jan 2027 00:00 UTC$/
    );
    assert.deepEqual(at(current).state, 'valid');
  });

  test('ends with its successor', () => {
    const { at } = judged([
      [first, good([old])],
      [current, good([fresh])],
    ]);
    const later = NOW_MS + 61 * DAY_MS;
    assert.deepEqual([at(first, later).state, at(current, later).state], ['superseded', 'expired']);
  });

  test('goes before unreadable', () => {
    const { at, sink } = judged([
      [first, good([old])],
      [current, good([fresh])],
    ]);
    sink.replace(first, { ok: false, reason: 'read_failed', message: 'EIO' });
    const { findings } = at(first);
    assert.deepEqual(told(findings), ['unreadable@null', 'superseded@0']);
  });

  test('leaves out what disappeared beside its successor', () => {
    const { at, sink } = judged([
      [first, good([certificate()])],
      [current, good([certificate({ serialNumber: '2', notAfterMs: NOW_MS + 99 * DAY_MS })])],
    ]);
    sink.remove(first, 'gone');
    assert.deepEqual([at(first).state, at(first).findings], ['superseded', []]);
  });
});

describe('places', () => {
  test('in trouble: the state is unreadable, the certificates are still judged', () => {
    const { at, sink } = judged([[web, good([certificate({ notAfterMs: NOW_MS - 3 * DAY_MS })])]]);
    sink.replace(web, { ok: false, reason: 'permission_denied', message: 'EACCES: permission denied' });
    const { state, findings } = at(web);
    assert.equal(state, 'unreadable');
    assert.deepEqual(told(findings), ['unreadable@null', 'expired@0']);
    assert.equal(
      findings[0]?.message,
      '/etc/web.crt cannot be read (permission_denied): EACCES: permission denied; what is shown was read 23 Nov 00:00 UTC'
    );
    assert.equal(findings[0].sinceMs, NOW_MS);
  });

  test('a block among good ones that cannot be read', () => {
    const problem = { item: 1, reason: 'bad_pem', message: 'no END line' } as const;
    const { state, findings } = judged([[web, good([certificate()], [problem])]]).at(web);
    assert.equal(state, 'valid');
    assert.deepEqual(told(findings), ['unreadable@null']);
    assert.equal(findings[0]?.message, 'Block 2 of /etc/web.crt is broken (bad_pem): no END line');
  });

  test('missing', () => {
    const { at, sink } = judged([[web, good([certificate()])]]);
    sink.replace(web, { ok: false, reason: 'missing', message: 'ENOENT' });
    const { state, findings } = at(web);
    assert.deepEqual([state, told(findings)], ['unreadable', ['missing@null']]);
    assert.equal(findings[0]?.message, '/etc/web.crt is missing since 23 Nov 00:00 UTC; it held web');
  });

  test('disappeared, for a day', () => {
    const { at, sink } = judged([[web, good([certificate()])]]);
    sink.remove(web, 'gone');
    const { state, findings } = at(web, NOW_MS + 3 * HOUR_MS);
    assert.deepEqual([state, told(findings)], ['unreadable', ['disappeared@null']]);
    assert.equal(findings[0]?.message, '/etc/web.crt disappeared 3 hours ago (23 Nov 00:00 UTC); it held web');
    assert.deepEqual(at(web, NOW_MS + DAY_MS).findings, []);
  });

  test('a chain has the state of its leaf, a bundle the worst of its authorities', () => {
    const ca = (parts: BuiltCertificate) => certificate({ isCa: true, notAfterMs: NOW_MS + 4000 * DAY_MS, ...parts });
    const expiredCa = ca({ subject: 'CN=Old', notAfterMs: NOW_MS - DAY_MS });
    const { at } = judged([
      [web, good([certificate(), expiredCa])],
      [fileAt('/ca.pem'), good([ca({}), expiredCa])],
    ]);
    assert.deepEqual([at(web).state, at(fileAt('/ca.pem')).state], ['valid', 'expired']);
    assert.deepEqual(told(at(web).findings), ['expired@1']);
  });
});

test('activeRules names the same rules without words', () => {
  const weak = certificate({ notAfterMs: NOW_MS - DAY_MS, keyAlgorithm: 'RSA', keySize: 512 });
  const { inventory, judge, at } = judged([[web, good([weak], [{ item: 1, reason: 'bad_pem', message: '' }])]]);
  const active = judge.activeRules(inventory.slotAt(web)!, NOW_MS);
  assert.deepEqual(active, [
    { rule: 'unreadable', severity: 'warning', position: null },
    { rule: 'expired', severity: 'critical', position: 0 },
    { rule: 'weak-key', severity: 'warning', position: 0 },
  ]);
  assert.deepEqual(
    at(web).findings.map(({ rule, severity, position }) => ({ rule, severity, position })),
    active
  );
});
