import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '@notafter/core';
import { EXTENSION_OIDS, type IssueOptions, type RawExtension, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

const { TAG } = der;
const NOT_AFTER = Date.UTC(2031, 4, 6, 7, 8, 9);
const NOTHING = Buffer.alloc(0);

function parsed(bytes: Buffer): Certificate {
  const result = parseCertificate(bytes);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.certificate;
}

function extension(oid: string, value: Buffer, critical = false): IssueOptions {
  return { extensions: [{ oid, value, critical }] };
}

function names(...generalNames: Buffer[]): IssueOptions {
  return extension(EXTENSION_OIDS.subjectAlternativeName, der.sequence(...generalNames));
}

const dns = (name: string): Buffer => der.implicit(2, Buffer.from(name));
const values = ({ subjectAlternativeNames }: Certificate): string[] =>
  subjectAlternativeNames.map(({ kind, value }) => `${kind} ${value}`);

interface Row {
  readonly name: string;
  readonly options: IssueOptions;
  readonly read: (certificate: Certificate) => unknown;
  readonly expected: unknown;
  /** What the notes must say, one pattern each. */
  readonly notes?: readonly RegExp[];
}

const serial = ({ serialNumber }: Certificate): string => serialNumber;
const ends = ({ notAfterMs }: Certificate): number | null => notAfterMs;
const point = (...content: Buffer[]): IssueOptions =>
  extension(EXTENSION_OIDS.crlDistributionPoints, der.sequence(der.sequence(...content)));
const usage = (bits: Buffer): IssueOptions => extension(EXTENSION_OIDS.keyUsage, bits);

const SERIALS: readonly Row[] = [
  { name: 'serial number zero', options: { serial: 0n }, read: serial, expected: '0' },
  { name: 'a negative serial number', options: { serial: -5n }, read: serial, expected: '-5', notes: [/is negative/] },
  {
    name: 'a wide negative one',
    options: { serial: -(2n ** 64n) },
    read: serial,
    expected: '-18446744073709551616',
    notes: [/negative/],
  },
  { name: 'a huge serial number', options: { serial: 2n ** 4000n }, read: serial, expected: String(2n ** 4000n) },
  {
    name: 'a serial number beyond all reason',
    options: { parts: { serialNumber: der.tlv(TAG.integer, Buffer.alloc(5000, 1)) } },
    read: serial,
    expected: '',
    notes: [/serial number cannot be read: an integer of 5000 bytes at byte/],
  },
  {
    name: 'a serial number with needless zeros',
    options: { parts: { serialNumber: der.tlv(TAG.integer, Buffer.of(0, 0, 0, 7)) } },
    read: serial,
    expected: '7',
  },
  {
    name: 'a serial number without octets',
    options: { parts: { serialNumber: der.tlv(TAG.integer) } },
    read: serial,
    expected: '',
    notes: [/serial number cannot be read/],
  },
];

const EXTENSIONS: readonly Row[] = [
  {
    name: 'a malformed extension',
    options: extension('2.5.29.37', Buffer.of(0x30, 0x50)),
    read: (c) => [c.extendedKeyUsage, c.keyUsage.length],
    expected: [[], 2],
    notes: [/extension extendedKeyUsage cannot be read/],
  },
  {
    name: 'an unknown critical extension',
    options: extension('1.2.3.4', Buffer.of(1), true),
    read: ends,
    expected: NOT_AFTER,
    notes: [/unknown critical extension 1\.2\.3\.4/],
  },
  { name: 'an unknown extension', options: extension('1.2.3.4', Buffer.of(1)), read: ends, expected: NOT_AFTER },
  {
    name: 'a precertificate',
    options: extension('1.3.6.1.4.1.11129.2.4.3', der.nullValue(), true),
    read: ends,
    expected: NOT_AFTER,
    notes: [/precertificate/],
  },
  {
    name: 'an extension that occurs twice',
    options: { extensions: [names(dns('a')), names(dns('b'))].flatMap((o) => o.extensions ?? []) },
    read: values,
    expected: ['dns a'],
    notes: [/subjectAltName occurs more than once; the first one counts/],
  },
  {
    name: 'basic constraints with an odd path length',
    options: extension(
      EXTENSION_OIDS.basicConstraints,
      der.sequence(der.boolean(true), der.tlv(TAG.integer, Buffer.alloc(9)))
    ),
    read: (c) => [c.isCa, c.pathLength],
    expected: [true, null],
    notes: [/the path length cannot be read/],
  },
  {
    name: 'a BOOLEAN of 1 for true',
    options: extension(EXTENSION_OIDS.basicConstraints, der.sequence(der.tlv(1, Buffer.of(1)))),
    read: (c) => c.isCa,
    expected: true,
  },
  {
    name: 'every key usage',
    options: usage(der.bitString(Buffer.of(0xff, 0x80), 7)),
    read: (c) => c.keyUsage.length,
    expected: 9,
  },
  {
    name: 'only the ninth key usage',
    options: usage(der.bitString(Buffer.of(0, 0x80), 7)),
    read: (c) => c.keyUsage,
    expected: ['decipherOnly'],
  },
  { name: 'no key usage at all', options: usage(der.bitString(NOTHING)), read: (c) => c.keyUsage, expected: [] },
  {
    name: 'unknown purposes',
    options: { extendedKeyUsage: ['serverAuth', '1.2.3.4', 'any'] },
    read: (c) => c.extendedKeyUsage,
    expected: ['serverAuth', '1.2.3.4', 'anyExtendedKeyUsage'],
  },
  {
    name: 'an authority that is named but not identified',
    options: extension(
      EXTENSION_OIDS.authorityKeyIdentifier,
      der.sequence(der.context(1, der.context(4, der.sequence())), der.implicit(2, Buffer.of(1)))
    ),
    read: (c) => c.authorityKeyId,
    expected: null,
  },
  {
    name: 'an empty authority key identifier',
    options: extension(EXTENSION_OIDS.authorityKeyIdentifier, der.sequence()),
    read: (c) => c.authorityKeyId,
    expected: null,
  },
  {
    name: 'a distribution point with reasons only',
    options: point(der.implicit(1, Buffer.of(0, 0))),
    read: (c) => c.crlDistributionPoints,
    expected: [],
  },
  {
    name: 'a distribution point with two names',
    options: point(
      der.context(0, der.context(0, der.implicit(6, Buffer.from('http://a')), der.implicit(6, Buffer.from('ldap://b'))))
    ),
    read: (c) => c.crlDistributionPoints,
    expected: ['http://a', 'ldap://b'],
  },
];

const ROWS = [...SERIALS, ...EXTENSIONS];

for (const { name, options, read, expected, notes = [] } of ROWS) {
  test(`reads ${name}`, () => {
    const certificate = parsed(issue({ notAfter: NOT_AFTER, ...options }).der);
    assert.deepEqual(read(certificate), expected);
    for (const pattern of notes) {
      assert.match(certificate.notes.join('\n'), pattern);
    }
    assert.equal(certificate.notes.length > 0, notes.length > 0, certificate.notes.join('\n'));
  });
}

test('a thousand broken extensions leave a hundred notes and the dates', () => {
  const extensions: RawExtension[] = Array.from({ length: 1500 }, (_, i) => ({
    oid: `1.2.3.${i}`,
    value: NOTHING,
    critical: true,
  }));
  const certificate = parsed(issue({ notAfter: NOT_AFTER, extensions }).der);
  assert.equal(certificate.notAfterMs, NOT_AFTER);
  assert.equal(certificate.notes.length, 101);
  assert.equal(certificate.notes.at(-1), 'and more that could not be read');
});
