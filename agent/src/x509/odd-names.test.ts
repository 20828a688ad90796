import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certificate } from '@notafter/core';
import { type IssueOptions, der, issue } from '@notafter/testkit';
import { parseCertificate } from './parse-certificate.ts';

const { TAG } = der;
const NOT_AFTER = Date.UTC(2031, 4, 6, 7, 8, 9);

function parsed(bytes: Buffer): Certificate {
  const result = parseCertificate(bytes);
  assert.ok(result.ok, result.ok ? '' : result.message);
  return result.certificate;
}

function subject(tag: number, value: string | Buffer, type = 'CN'): IssueOptions {
  return { subject: [{ type, value, tag }] };
}

interface Row {
  readonly name: string;
  readonly options: IssueOptions;
  readonly read: (certificate: Certificate) => unknown;
  readonly expected: unknown;
  /** What the notes must say, one pattern each. */
  readonly notes?: readonly RegExp[];
}

const text = ({ subject: { text: whole } }: Certificate): string => whole;
const value = ({ subject: { attributes } }: Certificate): string | undefined => attributes[0]?.value;

const STRINGS: readonly Row[] = [
  { name: 'UTF8String', options: subject(TAG.utf8String, 'é東😀'), read: value, expected: 'é東😀' },
  { name: 'PrintableString', options: subject(TAG.printableString, 'abc'), read: value, expected: 'abc' },
  { name: 'TeletexString as Latin-1', options: subject(TAG.teletexString, 'Müller'), read: value, expected: 'Müller' },
  { name: 'BMPString', options: subject(TAG.bmpString, 'é東😀'), read: value, expected: 'é東😀' },
  { name: 'UniversalString', options: subject(TAG.universalString, 'é東😀'), read: value, expected: 'é東😀' },
  { name: 'IA5String', options: subject(TAG.ia5String, 'a@b'), read: value, expected: 'a@b' },
  { name: 'VisibleString', options: subject(TAG.visibleString, 'abc'), read: value, expected: 'abc' },
  { name: 'NumericString', options: subject(TAG.numericString, '0815'), read: value, expected: '0815' },
  { name: 'GeneralString', options: subject(0x1b, 'abc'), read: value, expected: 'abc' },
  {
    name: 'UTF8String that is Latin-1',
    options: subject(TAG.utf8String, Buffer.of(0x4d, 0xfc)),
    read: value,
    expected: 'Mü',
    notes: [/is not UTF-8/],
  },
  {
    name: 'a real replacement character',
    options: subject(TAG.utf8String, 'a\ufffd'),
    read: value,
    expected: 'a\ufffd',
  },
  {
    name: 'BMPString of odd length',
    options: subject(TAG.bmpString, Buffer.of(0, 0x61, 0)),
    read: value,
    expected: 'a',
    notes: [/BMPString at byte \d+ has an odd length/],
  },
  {
    name: 'BMPString with half a character',
    options: subject(TAG.bmpString, Buffer.of(0xd8, 0x3d)),
    read: value,
    expected: '\ufffd',
  },
  {
    name: 'UniversalString beyond Unicode',
    options: subject(TAG.universalString, Buffer.of(0x7f, 0, 0, 0, 0, 0, 0, 0x61, 1)),
    read: value,
    expected: '\ufffda',
    notes: [/no multiple of 4/],
  },
  {
    name: 'a BIT STRING for a value',
    options: subject(TAG.bitString, Buffer.of(0, 1)),
    read: text,
    expected: 'CN=#03020001',
  },
];

const NAMES: readonly Row[] = [
  {
    name: 'an empty subject',
    options: { subject: '' },
    read: ({ subject }) => subject,
    expected: { text: '', attributes: [] },
  },
  {
    name: 'special characters',
    options: { subject: 'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h\\=i' },
    read: text,
    expected: 'CN=a\\,b\\+c\\"d\\\\e\\<f\\>g\\;h=i',
  },
  { name: 'blanks around', options: subject(TAG.utf8String, '  a  '), read: text, expected: 'CN=\\  a \\ ' },
  { name: 'one blank', options: subject(TAG.utf8String, ' '), read: text, expected: 'CN=\\ ' },
  { name: 'a blank after a backslash', options: subject(TAG.utf8String, 'a\\ '), read: text, expected: 'CN=a\\\\\\ ' },
  { name: 'a leading number sign', options: subject(TAG.utf8String, '#a#'), read: text, expected: 'CN=\\#a#' },
  {
    name: 'control characters',
    options: subject(TAG.utf8String, 'a\0b\nc\u0085'),
    read: text,
    expected: 'CN=a\\00b\\0ac\\c2\\85',
  },
  { name: 'markup stays text', options: subject(TAG.utf8String, '<script>'), read: value, expected: '<script>' },
  { name: 'an empty value', options: subject(TAG.utf8String, ''), read: text, expected: 'CN=' },
  {
    name: 'a multi-valued RDN',
    options: { subject: 'CN=web+UID=7,O=Example' },
    read: ({ subject: { text, attributes } }) => ({ text, attributes }),
    expected: {
      text: 'CN=web+UID=7,O=Example',
      attributes: [
        { type: 'O', value: 'Example' },
        { type: 'CN', value: 'web' },
        { type: 'UID', value: '7' },
      ],
    },
  },
  {
    name: 'values with equals signs, and none',
    options: { subject: 'CN=a=b=c+UID=,O=' },
    read: ({ subject: { text: said, attributes } }) => [said, ...attributes.map(({ type, value: it }) => [type, it])],
    expected: ['CN=a=b=c+UID=,O=', ['O', ''], ['CN', 'a=b=c'], ['UID', '']],
  },
  {
    name: 'values with the characters that part a name',
    options: {
      subject: [
        { type: 'O', value: 'a,CN=b+O=c' },
        { type: 'CN', value: 'web' },
      ],
    },
    read: ({ subject: { text: said, attributes } }) => [said, ...attributes.map(({ type, value: it }) => [type, it])],
    expected: [String.raw`CN=web,O=a\,CN=b\+O=c`, ['O', 'a,CN=b+O=c'], ['CN', 'web']],
  },
  {
    name: 'names whose JSON is the same whether attributes are kept or read when asked for',
    options: { subject: 'CN=web,O=Example' },
    read: ({ subject }) => JSON.parse(JSON.stringify(subject)),
    expected: {
      text: 'CN=web,O=Example',
      attributes: [
        { type: 'O', value: 'Example' },
        { type: 'CN', value: 'web' },
      ],
    },
  },
  {
    name: 'an unknown type of attribute',
    options: subject(TAG.utf8String, 'hi', '1.3.6.1.4.1.99999.1'),
    read: ({ subject }) => subject,
    expected: {
      text: '1.3.6.1.4.1.99999.1=#0c026869',
      attributes: [{ type: '1.3.6.1.4.1.99999.1', value: 'hi' }],
    },
  },
  {
    name: 'a type below 2.999 with a wide arc',
    options: subject(TAG.utf8String, '', '2.999.18446744073709551617'),
    read: text,
    expected: '2.999.18446744073709551617=#0c00',
  },
  {
    name: 'an attribute that is broken among others',
    options: {
      parts: {
        subject: der.sequence(
          der.set(der.sequence(der.oid('2.5.4.10'), der.characterString(TAG.utf8String, 'O'))),
          der.set(der.sequence(der.integer(1))),
          der.set(der.sequence(der.oid('2.5.4.3'), der.characterString(TAG.utf8String, 'web')))
        ),
      },
    },
    read: text,
    expected: 'CN=web,O=O',
    notes: [/an attribute of the subject cannot be read: no OBJECT IDENTIFIER but tag 0x02 at byte/],
  },
];

const LIMITS: readonly Row[] = [
  {
    name: 'a value beyond all reason',
    options: subject(TAG.utf8String, 'a'.repeat(70_000)),
    read: text,
    expected: '',
    notes: [/an attribute of the issuer cannot be read: a value of 7000\d bytes at byte/],
  },
  {
    name: 'more attributes than anybody keeps',
    options: { subject: Array.from({ length: 1001 }, () => ({ type: 'OU', value: 'x' })) },
    read: (c) => c.subject.attributes.length,
    expected: 1000,
    notes: [/the issuer has more than 1000 attributes/],
  },
];

const ROWS = [...STRINGS, ...NAMES, ...LIMITS];

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
