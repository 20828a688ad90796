import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '@notafter/core';
import { type KeyKind, type SignatureHash, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

const root = issue({ subject: 'CN=root', ca: true });

function parsed(bytes: Buffer): Certificate {
  const result = parseCertificate(bytes);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.certificate;
}

const spki = (algorithm: Buffer, bits = Buffer.of(4, 1)): Buffer => der.sequence(algorithm, der.bitString(bits));
const ecKey = (parameters: Buffer): Buffer => spki(der.sequence(der.oid('1.2.840.10045.2.1'), parameters));
const prime = der.integer(2n ** 255n + 95n);
const primeField = der.sequence(der.oid('1.2.840.10045.1.1'), prime);
const binaryField = der.sequence(
  der.oid('1.2.840.10045.1.2'),
  der.sequence(der.integer(283), der.oid('1.2.840.10045.1.2.3.2'))
);

const KEYS: ReadonlyArray<{
  name: string;
  publicKey: Buffer;
  expected: readonly [string, number | null, string | null];
}> = [
  { name: 'an unknown curve', publicKey: ecKey(der.oid('1.2.3.4')), expected: ['ECDSA', null, '1.2.3.4'] },
  {
    name: 'brainpoolP256r1',
    publicKey: ecKey(der.oid('1.3.36.3.3.2.8.1.1.7')),
    expected: ['ECDSA', 256, 'brainpoolP256r1'],
  },
  {
    name: 'an explicit prime curve',
    publicKey: ecKey(der.sequence(der.integer(1), primeField)),
    expected: ['ECDSA', 256, 'explicit'],
  },
  {
    name: 'an explicit binary curve',
    publicKey: ecKey(der.sequence(der.integer(1), binaryField)),
    expected: ['ECDSA', 283, 'explicit'],
  },
  {
    name: 'an unknown algorithm',
    publicKey: spki(der.sequence(der.oid('1.2.3.4.5'))),
    expected: ['1.2.3.4.5', null, null],
  },
  {
    name: 'ML-DSA-65',
    publicKey: spki(der.sequence(der.oid('2.16.840.1.101.3.4.3.18'))),
    expected: ['ML-DSA-65', null, null],
  },
  {
    name: 'SLH-DSA-SHAKE-256f',
    publicKey: spki(der.sequence(der.oid('2.16.840.1.101.3.4.3.31'))),
    expected: ['SLH-DSA-SHAKE-256f', null, null],
  },
  { name: 'X448', publicKey: spki(der.sequence(der.oid('1.3.101.111'))), expected: ['X448', 448, null] },
  {
    name: 'Diffie-Hellman',
    publicKey: spki(der.sequence(der.oid('1.2.840.113549.1.3.1'), der.sequence(prime, der.integer(2)))),
    expected: ['DH', 256, null],
  },
  {
    name: 'DSA with inherited parameters',
    publicKey: spki(der.sequence(der.oid('1.2.840.10040.4.1'))),
    expected: ['DSA', null, null],
  },
];

for (const { name, publicKey, expected } of KEYS) {
  test(`reads a key of ${name}`, () => {
    const certificate = parsed(issue({ issuer: root, parts: { publicKey } }).der);
    assert.deepEqual([certificate.keyAlgorithm, certificate.keySize, certificate.curve], expected);
    assert.deepEqual(certificate.notes, []);
  });
}

test('a key that is broken keeps its algorithm', () => {
  const rsa = spki(der.sequence(der.oid('1.2.840.113549.1.1.1'), der.nullValue()), Buffer.of(1, 2, 3));
  const certificate = parsed(issue({ issuer: root, parts: { publicKey: rsa } }).der);
  assert.deepEqual([certificate.keyAlgorithm, certificate.keySize], ['RSA', null]);
  assert.match(certificate.notes.join(), /the public key cannot be read/);
  const curve = parsed(issue({ issuer: root, parts: { publicKey: ecKey(der.nullValue()) } }).der);
  assert.deepEqual([curve.keyAlgorithm, curve.curve], ['ECDSA', null]);
  assert.match(curve.notes.join(), /the curve cannot be read: parameters that name no curve/);
});

const SIGNATURES: ReadonlyArray<{
  key: KeyKind;
  signature: SignatureHash;
  expected: string;
}> = [
  { key: 'rsa-2048', signature: 'md5', expected: 'MD5-RSA' },
  { key: 'rsa-2048', signature: 'sha1', expected: 'SHA1-RSA' },
  { key: 'rsa-2048', signature: 'sha256', expected: 'SHA256-RSA' },
  { key: 'rsa-2048', signature: 'sha512', expected: 'SHA512-RSA' },
  { key: 'rsa-pss-2048', signature: 'sha1', expected: 'SHA1-RSAPSS' },
  { key: 'rsa-pss-2048', signature: 'sha256', expected: 'SHA256-RSAPSS' },
  { key: 'rsa-pss-2048', signature: 'sha384', expected: 'SHA384-RSAPSS' },
  { key: 'p-256', signature: 'sha1', expected: 'ECDSA-SHA1' },
  { key: 'p-384', signature: 'sha384', expected: 'ECDSA-SHA384' },
  { key: 'dsa-2048', signature: 'sha256', expected: 'DSA-SHA256' },
  { key: 'ed25519', signature: 'sha256', expected: 'Ed25519' },
  { key: 'ed448', signature: 'sha256', expected: 'Ed448' },
];

for (const { key, signature: hash, expected } of SIGNATURES) {
  test(`names the signature of ${key} with ${hash}: ${expected}`, () => {
    assert.equal(parsed(issue({ key, signature: hash }).der).signatureAlgorithm, expected);
  });
}

test('RSASSA-PSS without a hash means SHA-1, and an unknown signature is its OID', () => {
  const pss = der.sequence(der.oid('1.2.840.113549.1.1.10'), der.sequence());
  const unknown = der.sequence(der.oid('1.2.3.4.5'));
  const named = (signatureAlgorithm: Buffer): string =>
    parsed(issue({ parts: { signatureAlgorithm } }).der).signatureAlgorithm;
  assert.equal(named(pss), 'SHA1-RSAPSS');
  assert.equal(named(unknown), '1.2.3.4.5');
});
