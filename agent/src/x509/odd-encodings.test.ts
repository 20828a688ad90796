import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Certificate, withoutDer } from '@notafter/core';
import { type IssueOptions, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

const NOTHING = Buffer.alloc(0);
const root = issue({ subject: 'CN=root', ca: true, key: 'rsa-2048' });
const plain = issue({ subject: 'CN=plain,O=Example', issuer: root, dns: ['a.example'] });

function parsed(bytes: Buffer): Certificate {
  const result = parseCertificate(bytes);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.certificate;
}

function messageOf(bytes: Buffer): string {
  const result = parseCertificate(bytes);
  assert.ok(!result.ok);
  return result.message;
}

/** What must not change with the encoding. */
function facts(certificate: Certificate): unknown {
  const { fingerprint, notes, ...rest } = withoutDer(certificate);
  assert.ok(fingerprint && notes);
  return rest;
}

const elements = (bytes: Buffer): Buffer[] => {
  const headerLength = (from: number): number => 2 + (bytes[from + 1]! < 0x80 ? 0 : bytes[from + 1]! & 0x7f);
  const lengthAt = (from: number): number =>
    bytes[from + 1]! < 0x80 ? bytes[from + 1]! : bytes.readUIntBE(from + 2, bytes[from + 1]! & 0x7f);
  const found: Buffer[] = [];
  for (let at = headerLength(0); at < bytes.length;) {
    const end = at + headerLength(at) + lengthAt(at);
    found.push(bytes.subarray(at, end));
    at = end;
  }
  return found;
};

const [tbs, algorithm, signature] = elements(plain.der) as [Buffer, Buffer, Buffer];

function longLength(bytes: Buffer): Buffer {
  const content = Buffer.concat(elements(bytes));
  return Buffer.concat([bytes.subarray(0, 1), der.lengthOctets(content.length, 6), content]);
}

const ENCODINGS: ReadonlyArray<{ name: string; bytes: Buffer; note: RegExp | null }> = [
  {
    name: 'lengths that are not minimal',
    bytes: longLength(der.sequence(longLength(tbs), algorithm, signature)),
    note: null,
  },
  { name: 'an indefinite length outside', bytes: der.indefiniteTlv(0x30, tbs, algorithm, signature), note: /BER/ },
  {
    name: 'indefinite lengths all over',
    bytes: der.indefiniteTlv(0x30, indefinitely(tbs), indefinitely(algorithm), signature),
    note: /BER/,
  },
  {
    name: 'a signature in pieces',
    bytes: der.sequence(tbs, algorithm, der.tlv(0x23, der.bitString(Buffer.of(1)), der.bitString(Buffer.of(2)))),
    note: /BER/,
  },
  {
    name: 'a SEQUENCE without its constructed bit',
    bytes: asPrimitive(der.sequence(tbs, algorithm, signature)),
    note: null,
  },
  { name: 'no signature', bytes: der.sequence(tbs, algorithm), note: /the signature cannot be read/ },
  {
    name: 'bytes after the signature',
    bytes: der.sequence(tbs, algorithm, signature, der.nullValue()),
    note: /2 bytes inside/,
  },
  { name: 'nothing but the signed part', bytes: der.sequence(tbs), note: /the signature cannot be read/ },
];

function asPrimitive(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.of(bytes[0]! & ~0x20), bytes.subarray(1)]);
}

function indefinitely(bytes: Buffer): Buffer {
  const constructed = (bytes[0]! & 0x20) !== 0;
  return constructed ? der.indefiniteTlv(bytes[0]!, ...elements(bytes).map(indefinitely)) : bytes;
}

for (const { name, bytes, note } of ENCODINGS) {
  test(`reads a certificate with ${name}`, () => {
    const certificate = parsed(bytes);
    assert.deepEqual(facts(certificate), facts(parsed(plain.der)));
    assert.equal(certificate.fingerprint, createHash('sha256').update(bytes).digest('hex'));
    assert.match(certificate.notes.join('\n'), note ?? /^$/);
  });
}

test('reads strings in pieces', () => {
  const pieces = der.tlv(0x2c, der.tlv(0x0c, Buffer.from('we')), der.tlv(0x0c, Buffer.from('b')));
  const subject = der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), pieces)));
  assert.equal(parsed(issue({ parts: { subject } }).der).subject.text, 'CN=web');
});

test('a string that only claims to be in pieces costs its attribute and no more', () => {
  const claim = der.tlv(0x2c, Buffer.from('web'));
  const organization = der.set(der.sequence(der.oid('2.5.4.10'), der.characterString(der.TAG.utf8String, 'Example')));
  const subject = der.sequence(organization, der.set(der.sequence(der.oid('2.5.4.3'), claim)));
  const certificate = parsed(issue({ dns: ['a'], parts: { subject } }).der);
  assert.equal(certificate.subject.text, 'O=Example');
  assert.equal(certificate.subjectAlternativeNames.length, 1);
  assert.match(
    certificate.notes.join('\n'),
    /a string in pieces.*and no BER.*\nan attribute of the subject cannot be read/
  );
});

test('the fingerprint and the length cover the outermost SEQUENCE only', () => {
  const result = parseCertificate(Buffer.concat([plain.der, Buffer.from('trailing')]));
  assert.ok(result.ok);
  assert.equal(result.length, plain.der.length);
  assert.deepEqual(result.certificate, parsed(plain.der));
  const ber = der.indefiniteTlv(0x30, tbs, algorithm, signature);
  const withMore = parseCertificate(Buffer.concat([ber, plain.der]));
  assert.ok(withMore.ok && withMore.length === ber.length);
});

test('a version 1 certificate has no extensions and is no CA', () => {
  const certificate = parsed(issue({ ca: true, parts: { version: NOTHING, extensions: NOTHING } }).der);
  assert.deepEqual([certificate.version, certificate.isCa, certificate.notes], [1, false, []]);
});

test('a version that does not exist is shown and noted', () => {
  const certificate = parsed(issue({ parts: { version: der.context(0, der.integer(6)) } }).der);
  assert.equal(certificate.version, 7);
  assert.match(certificate.notes.join(), /version 7, which does not exist/);
});

test('unique ids are passed over', () => {
  const uniqueIds = Buffer.concat([der.implicit(1, Buffer.of(0, 1)), der.implicit(2, Buffer.of(0, 2))]);
  const certificate = parsed(issue({ dns: ['a'], parts: { uniqueIds } }).der);
  assert.equal(certificate.subjectAlternativeNames.length, 1);
  assert.deepEqual(certificate.notes, []);
});

test('an element that does not belong there is noted', () => {
  const certificate = parsed(issue({ dns: ['a'], parts: { uniqueIds: der.nullValue() } }).der);
  assert.equal(certificate.subjectAlternativeNames.length, 1);
  assert.match(certificate.notes.join(), /does not belong there/);
});

test('extensions that are cut leave what came before', () => {
  const cut = der.context(
    3,
    der.sequence(
      der.sequence(der.oid('2.5.29.19'), der.octetString(der.sequence(der.boolean(true)))),
      Buffer.of(0x30, 0x40)
    )
  );
  const certificate = parsed(issue({ parts: { extensions: cut } }).der);
  assert.equal(certificate.isCa, true);
  assert.match(certificate.notes.join(), /what follows the public key cannot be read/);
});

test('one that says another signature algorithm inside than outside shows the outer one', () => {
  const other = der.sequence(der.oid('1.2.840.113549.1.1.5'), der.nullValue());
  const certificate = parsed(der.sequence(tbs, other, signature));
  assert.equal(certificate.signatureAlgorithm, 'SHA1-RSA');
  assert.match(certificate.notes.join(), /signed with SHA1-RSA, though it says SHA256-RSA inside/);
});

const UNREADABLE: ReadonlyArray<{ name: string; bytes: Buffer; says: RegExp }> = [
  { name: 'nothing', bytes: NOTHING, says: /nothing left where an element should begin at byte 0$/ },
  { name: 'text', bytes: Buffer.from('hello'), says: /at byte 0$/ },
  {
    name: 'a certificate that is cut',
    bytes: plain.der.subarray(0, 400),
    says: /longer than what holds it at byte 0$/,
  },
  { name: 'another tag', bytes: der.set(tbs), says: /no SEQUENCE but tag 0x31 at byte 0$/ },
  {
    name: 'a length of 127 octets',
    bytes: Buffer.of(0x30, 0xff, ...new Uint8Array(130).fill(1)),
    says: /a length that nothing can have at byte 1$/,
  },
  {
    name: 'an indefinite length without end',
    bytes: Buffer.of(0x30, 0x80, 0x30, 0x80),
    says: /without its end at byte 4$/,
  },
  {
    name: 'indefinite lengths without bottom',
    bytes: Buffer.from('3080'.repeat(5000), 'hex'),
    says: /more than 32 levels/,
  },
  {
    name: 'a field that is missing',
    bytes: der.sequence(der.sequence(der.integer(1), algorithm), algorithm, signature),
    says: /nothing left/,
  },
];

for (const { name, bytes, says } of UNREADABLE) {
  test(`refuses ${name} and says where`, () => {
    assert.match(messageOf(bytes), says);
  });
}

test('certificates of one issuer share its name, key identifier and lists', () => {
  const options: IssueOptions = {
    issuer: root,
    extendedKeyUsage: ['serverAuth'],
    crlDistributionPoints: ['http://a/crl'],
  };
  const [one, two] = [parsed(issue(options).der), parsed(issue(options).der)];
  assert.equal(one.issuer, two.issuer);
  assert.equal(one.extendedKeyUsage, two.extendedKeyUsage);
  assert.equal(one.keyUsage, two.keyUsage);
  assert.equal(one.crlDistributionPoints, two.crlDistributionPoints);
});

test('an issuer that leaves a note leaves it in every certificate', () => {
  const subject = [{ type: 'CN', value: Buffer.of(0xfc), tag: der.TAG.utf8String }];
  const issuer = issue({ subject, ca: true });
  const notes = [1, 2].map(() => parsed(issue({ issuer }).der).notes.length);
  assert.deepEqual(notes, [1, 1]);
});
