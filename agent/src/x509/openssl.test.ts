import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Certificate, SubjectAlternativeName } from '@notafter/core';
import { type IssueOptions, KEY_KINDS, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

/** `node:crypto`, which is OpenSSL, reads the same as we do. */

const CA_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const DAY_MS = 86_400_000;

/** OpenSSL's names where they are not ours. */
const OPENSSL_TYPES: Readonly<Record<string, string>> = { STREET: 'street', T: 'title' };
const OPENSSL_KEYS: Readonly<Record<string, string>> = {
  RSA: 'rsa',
  'RSASSA-PSS': 'rsa-pss',
  DSA: 'dsa',
  ECDSA: 'ec',
  Ed25519: 'ed25519',
  Ed448: 'ed448',
  X25519: 'x25519',
};
const OPENSSL_CURVES: Readonly<Record<string, string>> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
};
const OPENSSL_NAMES = { dns: 'DNS', ip: 'IP Address', email: 'email', uri: 'URI', other: '' } as const;

const root = issue({ subject: 'CN=Root,O=Example', ca: true, key: 'rsa-2048' });

const SPECIMENS: ReadonlyArray<{ name: string; options: IssueOptions }> = [
  ...KEY_KINDS.map((key) => ({ name: `a key of ${key}`, options: { key, issuer: root } })),
  {
    name: 'every attribute',
    options: { subject: 'CN=a,OU=b,O=c,L=d,ST=e,C=FR,STREET=f,T=g,SN=h,GN=i,serialNumber=1' },
  },
  { name: 'domain components', options: { subject: 'UID=u,emailAddress=a@b.c,DC=example,DC=com' } },
  { name: 'several values of one type', options: { subject: 'CN=x,OU=one,OU=two,OU=three' } },
  { name: 'an empty subject', options: { subject: '', dns: ['only.example'] } },
  { name: 'names beyond ASCII', options: { subject: 'CN=Zürich 東京 😀' } },
  { name: 'a one-octet serial number', options: { serial: 1n } },
  { name: 'a serial number with its highest bit set', options: { serial: 0xffn } },
  { name: 'a serial number of 20 octets', options: { serial: 2n ** 159n - 1n } },
  { name: 'a CA with a path length', options: { ca: true, pathLength: 3 } },
  {
    name: 'years 1900 to 9999',
    options: { notBefore: Date.UTC(1900, 0, 1), notAfter: Date.UTC(9999, 11, 31, 23, 59, 59) },
  },
  { name: 'the end of UTCTime', options: { notAfter: Date.UTC(2049, 11, 31, 23, 59, 59) } },
  { name: 'the beginning of GeneralizedTime', options: { notAfter: Date.UTC(2050, 0, 1) } },
  { name: 'a leap day', options: { notAfter: Date.UTC(2096, 1, 29, 12) } },
  {
    name: 'alternative names of every kind',
    options: {
      dns: ['a.example', '*.b.example', 'xn--bcher-kva.example'],
      ips: ['10.0.0.1', '::', '::1', '2001:db8::1', '2001:db8:0:1:1:1:1:1', '1:0:0:2:0:0:0:3', '::ffff:10.0.0.1'],
      emails: ['ops@example.com'],
      uris: ['spiffe://example/ns/a', 'https://example/?a=b'],
    },
  },
  { name: 'purposes', options: { extendedKeyUsage: ['serverAuth', 'clientAuth', '1.2.3.4', 'any'] } },
  { name: '300 alternative names', options: { dns: Array.from({ length: 300 }, (_, i) => `host-${i}.example`) } },
  { name: 'RSA with SHA-1', options: { issuer: root, signature: 'sha1' } },
  { name: 'RSA with MD5', options: { issuer: root, signature: 'md5' } },
  { name: 'a certificate of version 1', options: { parts: { version: Buffer.alloc(0), extensions: Buffer.alloc(0) } } },
  { name: 'unique ids', options: { parts: { uniqueIds: der.implicit(1, Buffer.of(0, 1, 2)) } } },
];

for (const { name, options } of SPECIMENS) {
  test(`OpenSSL agrees on ${name}`, () => {
    const { der: bytes } = issue({ notAfter: Date.now() + 30 * DAY_MS, ...options });
    agree(bytes);
  });
}

const skipBundle = existsSync(CA_BUNDLE) ? false : `there is no ${CA_BUNDLE}: install ca-certificates`;

test('OpenSSL agrees on every CA of the system', { skip: skipBundle }, () => {
  const blocks = readFileSync(CA_BUNDLE, 'latin1').match(/-----BEGIN CERTIFICATE-----[^-]+/g) ?? [];
  assert.ok(blocks.length > 50);
  for (const block of blocks) {
    const certificate = agree(Buffer.from(block.slice(27), 'base64'));
    assert.deepEqual(certificate.notes, []);
    assert.ok(certificate.isCa || certificate.version === 1);
  }
});

function agree(bytes: Buffer): Certificate {
  const theirs = new X509Certificate(bytes);
  const parsed = parseCertificate(bytes);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
  const { certificate: ours } = parsed;
  assert.equal(parsed.length, bytes.length);
  assert.equal(lines(ours.subject), theirs.subject ?? '');
  assert.equal(lines(ours.issuer), theirs.issuer ?? '');
  assert.equal(BigInt(ours.serialNumber).toString(16).toUpperCase(), theirs.serialNumber.replace(/^0+(?=.)/, ''));
  assert.equal(ours.notBeforeMs, Date.parse(theirs.validFrom));
  assert.equal(ours.notAfterMs, Date.parse(theirs.validTo));
  assert.equal(ours.fingerprint, theirs.fingerprint256.replaceAll(':', '').toLowerCase());
  assert.equal(ours.isCa, theirs.ca);
  const names = ours.subjectAlternativeNames.filter(({ kind }) => kind !== 'other');
  assert.deepEqual(names.map(openSslText), namesOf(theirs.subjectAltName));
  assert.equal(ours.extendedKeyUsage.length, theirs.keyUsage?.length ?? 0);
  assert.equal(ours.der, bytes.toString('latin1'));
  agreeOnKey(ours, theirs);
  return ours;
}

function agreeOnKey(ours: Certificate, theirs: X509Certificate): void {
  const { asymmetricKeyType, asymmetricKeyDetails } = theirs.publicKey;
  assert.equal(OPENSSL_KEYS[ours.keyAlgorithm], asymmetricKeyType);
  const curve = ours.curve === null ? undefined : (OPENSSL_CURVES[ours.curve] ?? ours.curve);
  assert.equal(curve, asymmetricKeyDetails?.namedCurve);
  if (asymmetricKeyDetails?.modulusLength !== undefined) {
    assert.equal(ours.keySize, asymmetricKeyDetails.modulusLength);
  }
}

/** One attribute a line, in the order of the encoding. (`toLegacyObject` has no escapes, but a crash for some curves.) */
function lines({ attributes }: Certificate['subject']): string {
  const escaped = (value: string): string => value.replace(/[,+"\\<>;]/g, '\\$&');
  return attributes.map(({ type, value }) => `${OPENSSL_TYPES[type] ?? type}=${escaped(value)}`).join('\n');
}

function openSslText({ kind, value }: SubjectAlternativeName): string {
  return `${OPENSSL_NAMES[kind]}:${kind === 'ip' ? canonicalAddress(value) : value}`;
}

function namesOf(text: string | undefined): string[] {
  const names = text?.split(', ') ?? [];
  return names
    .filter((name) => !/^(DirName|othername|Registered ID):/.test(name))
    .map((name) => name.replace(/^(IP Address:)(.*)$/, (_, kind, address) => kind + canonicalAddress(address)));
}

function canonicalAddress(address: string): string {
  return address.includes(':') ? new URL(`http://[${address}]`).hostname : address;
}
