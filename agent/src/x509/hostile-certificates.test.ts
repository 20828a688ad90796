import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { type IssueOptions, KEY_KINDS, issue } from '@notafter/testkit';
import fc from 'fast-check';
import { parseCertificate } from './parse-certificate.ts';

const root = issue({ subject: 'CN=Root,O=Example', ca: true });
const OPTIONS: readonly IssueOptions[] = [
  ...KEY_KINDS.filter((key) => key !== 'rsa-4096').map((key) => ({ key })),
  { dns: ['a.example', 'b.example'], ips: ['10.0.0.1', '::1'], extendedKeyUsage: ['serverAuth'] },
  { subject: 'CN=web+UID=1,O=Example,C=FR', crlDistributionPoints: ['http://a/b'], ca: true, pathLength: 1 },
  { notAfter: Date.UTC(2060, 0, 1), notBefore: Date.UTC(1940, 0, 1) },
];
const SEEDS = OPTIONS.map((options) => issue({ issuer: root, ...options }).der);

const seed = fc.constantFrom(...SEEDS);
const change = fc.record({
  at: fc.nat(1500),
  octet: fc.nat(255),
  remove: fc.nat(3),
  insert: fc.uint8Array({ maxLength: 3 }),
});

/** A certificate with octets replaced, and now and then some taken away or put in. */
const mutant = fc.tuple(seed, fc.array(change, { minLength: 1, maxLength: 4 })).map(([bytes, changes]) => {
  let mutated = Buffer.from(bytes);
  for (const { at, octet, remove, insert } of changes) {
    const place = at % mutated.length;
    mutated[place] = octet;
    if (octet % 8 === 0) {
      mutated = Buffer.concat([mutated.subarray(0, place), insert, mutated.subarray(place + remove)]);
    }
  }
  return mutated;
});

/** Only octets replaced: far more of these are still certificates. */
const tampered = fc.tuple(seed, fc.array(change, { minLength: 1, maxLength: 2 })).map(([bytes, changes]) => {
  const mutated = Buffer.from(bytes);
  for (const { at, octet } of changes) {
    mutated[at % mutated.length] = octet;
  }
  return mutated;
});

function isSane(bytes: Buffer): boolean {
  const result = parseCertificate(bytes);
  if (!result.ok) {
    return result.message.startsWith('no X.509 certificate: ');
  }
  const { certificate, length } = result;
  const times = [certificate.notBeforeMs, certificate.notAfterMs];
  return length <= bytes.length && times.every((time) => time === null || Number.isFinite(time));
}

test('any bytes at all: no throw, no hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => isSane(Buffer.from(bytes))),
    { numRuns: 5000 }
  );
});

test('any mutant: no throw, no hang, every time a number or null', () => {
  fc.assert(fc.property(mutant, isSane), { numRuns: 10_000 });
});

test('any certificate cut anywhere is refused', () => {
  fc.assert(
    fc.property(seed, fc.nat(1500), (bytes, at) => !parseCertificate(bytes.subarray(0, at % bytes.length)).ok),
    { numRuns: 2000 }
  );
});

test('what OpenSSL loads we load, with the same notAfter', () => {
  let loaded = 0;
  fc.assert(
    fc.property(tampered, (bytes) => {
      const theirs = openSslNotAfter(bytes);
      if (theirs === null) {
        return;
      }
      loaded++;
      const ours = parseCertificate(bytes);
      assert.ok(ours.ok, ours.ok ? '' : `${ours.message}: ${bytes.toString('hex')}`);
      assert.ok(Number.isNaN(theirs) || seconds(ours.certificate.notAfterMs) === theirs, bytes.toString('hex'));
    }),
    { numRuns: 10_000 }
  );
  assert.ok(loaded > 2000, `OpenSSL loaded only ${loaded}`);
});

function seconds(epochMs: number | null): number {
  return epochMs === null ? Number.NaN : Math.floor(epochMs / 1000);
}

/** Epoch seconds, NaN where OpenSSL cannot read the time, null where it refuses the certificate. */
function openSslNotAfter(bytes: Buffer): number | null {
  try {
    const { validTo } = new X509Certificate(bytes);
    const [, month, day, time, year] = /^(\w{3}) +(\d+) ([\d:]+)(?:\.\d+)? (\d+) GMT$/.exec(validTo) ?? [];
    return month === undefined
      ? Number.NaN
      : Date.parse(`${day} ${month} ${year?.padStart(4, '0')} ${time} GMT`) / 1000;
  } catch {
    return null;
  }
}
