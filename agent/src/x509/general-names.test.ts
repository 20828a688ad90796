import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '@notafter/core';
import { EXTENSION_OIDS, type IssueOptions, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

const { TAG } = der;
const NOT_AFTER = Date.UTC(2031, 4, 6, 7, 8, 9);

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

function otherName(type: string, value: Buffer): Buffer {
  return der.context(0, der.oid(type), der.context(0, value));
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

const ROWS: readonly Row[] = [
  {
    name: '4 kB of alternative names',
    options: { dns: Array.from({ length: 200 }, (_, i) => `host-${i}.some.example`) },
    read: (c) => [c.subjectAlternativeNames.length, c.subjectAlternativeNames[199]?.value],
    expected: [200, 'host-199.some.example'],
  },
  {
    name: 'names of the rare kinds',
    options: names(
      otherName('1.3.6.1.4.1.311.20.2.3', der.characterString(TAG.utf8String, 'ann@example')),
      otherName('1.2.3', der.integer(5)),
      der.context(4, der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.characterString(TAG.utf8String, 'x'))))),
      der.implicit(8, der.oid('1.2.3.4').subarray(2)),
      der.context(5, der.nullValue())
    ),
    read: values,
    expected: [
      'other UPN:ann@example',
      'other otherName:1.2.3:#020105',
      'other dirName:CN=x',
      'other registeredID:1.2.3.4',
      'other ediPartyName:#0500',
    ],
  },
  {
    name: 'an IP address of 5 octets among names',
    options: names(dns('a'), der.implicit(7, Buffer.of(1, 2, 3, 4, 5)), dns('b')),
    read: values,
    expected: ['dns a', 'other IP:#0102030405', 'dns b'],
    notes: [/an IP address at byte \d+ has 5 bytes/],
  },
  {
    name: 'a broken name among names',
    options: names(dns('a'), der.context(0, der.integer(1)), dns('b')),
    read: values,
    expected: ['dns a', 'dns b'],
    notes: [/a name at byte \d+ cannot be read/],
  },
  {
    name: 'names that are cut',
    options: names(dns('a'), Buffer.of(0x82, 50, 0x62)),
    read: values,
    expected: ['dns a'],
    notes: [/names from byte \d+ cannot be read: an element is 49 bytes longer/],
  },
  {
    name: 'octets beyond ASCII in a DNS name',
    options: names(der.implicit(2, Buffer.of(0x62, 0xfc))),
    read: values,
    expected: ['dns bü'],
  },
  {
    name: 'names with line breaks and colons, as one that wants to pass for two has them',
    options: names(dns('a\ndns:b'), der.implicit(6, Buffer.from('https://c:8443/\n')), dns('')),
    read: values,
    expected: ['dns a\ndns:b', 'uri https://c:8443/\n', 'dns '],
  },
  {
    name: 'colons and names without any letter',
    options: names(der.implicit(6, Buffer.from('https://c:8443/')), dns(''), der.implicit(1, Buffer.from(':'))),
    read: values,
    expected: ['uri https://c:8443/', 'dns ', 'email :'],
  },
  {
    name: 'names in BER inside DER',
    options: extension(EXTENSION_OIDS.subjectAlternativeName, der.indefiniteTlv(0x30, dns('a'))),
    read: values,
    expected: ['dns a'],
  },
  {
    name: 'more names than anybody keeps',
    options: { dns: Array.from({ length: 10_001 }, () => 'a') },
    read: (c) => c.subjectAlternativeNames.length,
    expected: 10_000,
    notes: [/more than 10000 names/],
  },
];

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
