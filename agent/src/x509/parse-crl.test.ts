import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { Crl } from '@notafter/core';
import { type CrlParts, type IssueCrlOptions, der, issue, issueCrl } from '@notafter/testkit';
import fc from 'fast-check';
import { parseCertificate } from './parse-certificate.ts';
import { parseCrl } from './parse-crl.ts';

const authority = issue({ subject: 'CN=Root,O=Shop', ca: true });
const START_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
const DUE_MS = Date.UTC(2026, 1, 2, 3, 4, 5);
const NOTHING = Buffer.alloc(0);

function parsed(bytes: Buffer): Crl {
  const result = parseCrl(bytes);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.crl;
}

function crlWith(parts: Partial<CrlParts>, options: IssueCrlOptions = {}): Crl {
  return parsed(issueCrl(authority, { thisUpdate: START_MS, nextUpdate: DUE_MS, ...options, parts }).der);
}

test('reads what a list says', () => {
  const list = issueCrl(authority, { thisUpdate: START_MS, nextUpdate: DUE_MS, number: 4096n, revoked: [1n, 2n, 77n] });
  const certificate = parseCertificate(authority.der);

  assert.ok(certificate.ok);
  assert.deepEqual(parsed(list.der), {
    fingerprint: createHash('sha256').update(list.der).digest('hex'),
    issuer: certificate.certificate.subject,
    thisUpdateMs: START_MS,
    nextUpdateMs: DUE_MS,
    number: '4096',
    revokedCount: 3,
    signatureAlgorithm: 'ECDSA-SHA256',
    authorityKeyId: certificate.certificate.subjectKeyId,
    notes: [],
  });
});

const PARTS: ReadonlyArray<{ name: string; parts: Partial<CrlParts>; expected: Partial<Crl> }> = [
  {
    name: 'version 1, without extensions',
    parts: { version: NOTHING, extensions: NOTHING },
    expected: { number: null, authorityKeyId: null, nextUpdateMs: DUE_MS, notes: [] },
  },
  { name: 'no next update', parts: { nextUpdate: NOTHING }, expected: { nextUpdateMs: null, number: '1', notes: [] } },
  { name: 'an empty list of what is revoked', parts: { revoked: der.sequence() }, expected: { revokedCount: 0 } },
  {
    name: 'a start that cannot be read',
    parts: { thisUpdate: der.tlv(der.TAG.utcTime, Buffer.from('9913')) },
    expected: { thisUpdateMs: null, nextUpdateMs: DUE_MS, number: '1' },
  },
  {
    name: 'a next update that cannot be read',
    parts: { nextUpdate: der.tlv(der.TAG.utcTime, Buffer.from('nonsense')) },
    expected: { thisUpdateMs: START_MS, nextUpdateMs: null, number: '1' },
  },
  {
    name: 'broken extensions',
    parts: { extensions: der.context(0, der.integer(5)) },
    expected: { nextUpdateMs: DUE_MS, number: null },
  },
  {
    name: 'a number of 20 octets',
    parts: {},
    expected: { number: '1' },
  },
];

for (const { name, parts, expected } of PARTS) {
  test(`reads a list with ${name}`, () => {
    assert.partialDeepStrictEqual(crlWith(parts), expected);
  });
}

test('says what it could not read', () => {
  const { notes } = crlWith({ thisUpdate: der.tlv(der.TAG.utcTime, Buffer.from('9913')) });
  assert.match(notes.join(), /thisUpdate cannot be read: /);
});

test('reads numbers that need more than 64 bits', () => {
  assert.equal(crlWith({}, { number: 2n ** 150n }).number, String(2n ** 150n));
});

test('takes only the bytes of the list', () => {
  const list = issueCrl(authority);
  const result = parseCrl(Buffer.concat([list.der, Buffer.from('more')]));
  assert.ok(result.ok);
  assert.equal(result.length, list.der.length);
  assert.equal(result.crl.fingerprint, parsed(list.der).fingerprint);
});

test('reads BER of indefinite length', () => {
  const list = issueCrl(authority, { thisUpdate: START_MS, nextUpdate: DUE_MS });
  const headerLength = list.der[1] === 0x82 ? 4 : 3;
  const ber = der.indefiniteTlv(0x30, list.der.subarray(headerLength));
  assert.partialDeepStrictEqual(parsed(ber), { thisUpdateMs: START_MS, nextUpdateMs: DUE_MS, number: '1' });
});

const REFUSED: ReadonlyArray<{ name: string; bytes: Buffer }> = [
  { name: 'nothing', bytes: NOTHING },
  { name: 'a certificate', bytes: authority.der },
  { name: 'half a list', bytes: issueCrl(authority).der.subarray(0, 100) },
  { name: 'text', bytes: Buffer.from('hello, world') },
];

for (const { name, bytes } of REFUSED) {
  test(`refuses ${name}`, () => {
    const result = parseCrl(bytes);
    assert.ok(!result.ok);
    assert.match(result.message, /^no certificate revocation list: .*at byte \d+$/);
  });
}

test('counts many revoked certificates', () => {
  const revoked = Array.from({ length: 20_000 }, (_, index) => BigInt(index + 1));
  assert.equal(parsed(issueCrl(authority, { revoked }).der).revokedCount, 20_000);
});

test('mutated lists never throw', () => {
  const list = issueCrl(authority, { revoked: [1n, 2n] }).der;
  const mutation = fc.array(fc.tuple(fc.nat(list.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(mutation, fc.nat(list.length), (changes, cut) => {
      const bytes = Buffer.from(list.subarray(0, cut === 0 ? list.length : cut));
      for (const [at, value] of changes.filter(([at]) => at < bytes.length)) {
        bytes[at] = value;
      }
      const result = parseCrl(bytes);
      assert.equal(typeof result.ok, 'boolean');
    }),
    { numRuns: 2000 }
  );
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

test('openssl reads the same', { skip: hasOpenssl ? false : 'openssl is not on PATH' }, () => {
  const list = issueCrl(authority, { thisUpdate: START_MS, nextUpdate: DUE_MS, number: 255, revoked: [9n] });
  const asked = ['crl', '-noout', '-issuer', '-lastupdate', '-nextupdate', '-crlnumber', '-fingerprint', '-sha256'];
  const { stdout } = spawnSync('openssl', asked, { input: list.pem, encoding: 'utf8' });
  const crl = parsed(list.der);
  const fingerprint = (crl.fingerprint.toUpperCase().match(/../g) ?? []).join(':');

  assert.match(stdout, /issuer=O = Shop, CN = Root|issuer=O=Shop, CN=Root/);
  assert.match(stdout, /lastUpdate=Jan {2}2 03:04:05 2026 GMT/);
  assert.match(stdout, /nextUpdate=Feb {2}2 03:04:05 2026 GMT/);
  assert.match(stdout, /crlNumber=0xFF/i);
  assert.ok(stdout.includes(fingerprint));
});
