import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import type { Reading, Reason } from '@notafter/core';
import { der, issue, pem } from '@notafter/testkit';
import { FORMATS as CONFIGURED_FORMATS } from '../config/config.ts';
import { FORMATS } from './format.ts';
import { readCertificates } from './read-certificates.ts';

const root = issue({ subject: 'CN=root', ca: true });
const first = issue({ subject: 'CN=first', issuer: root });
const second = issue({ subject: 'CN=second', issuer: root });
const oneLine = first.der.toString('base64');

/** Common names of what was read, then the reasons of what was not. */
function outcome(input: Buffer | string, formats = FORMATS): string {
  const reading = readCertificates(Buffer.from(input), formats);
  if (!reading.ok) {
    return reading.reason;
  }
  const names = reading.certificates.map(({ subject }) => subject.text.replace('CN=', ''));
  return [...names, ...reading.problems.map(({ item, reason }) => `${item} ${reason}`)].join(', ');
}

function messageOf(reading: Reading): string {
  return reading.ok ? reading.problems.map(({ message }) => message).join('\n') : reading.message;
}

function utf16(text: string, bigEndian = false): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
}

function block(body: string, label = 'CERTIFICATE', endLabel = label): string {
  return `-----BEGIN ${label}-----\n${body}\n-----END ${endLabel}-----\n`;
}

const trustedAux = Buffer.concat([first.der, der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.3.1')))]);
const broken = first.der.subarray(0, 100).toString('base64');

const READABLE: ReadonlyArray<{ name: string; input: Buffer | string; expected: string }> = [
  { name: 'one block', input: first.pem, expected: 'first' },
  { name: 'several blocks', input: first.pem + second.pem + root.pem, expected: 'first, second, root' },
  { name: 'text around', input: `subject=CN=first\n${first.pem}and more\n${second.pem}bye`, expected: 'first, second' },
  { name: 'CRLF', input: first.pem.replaceAll('\n', '\r\n'), expected: 'first' },
  { name: 'CR only', input: (first.pem + second.pem).replaceAll('\n', '\r'), expected: 'first, second' },
  { name: 'a byte order mark', input: `\ufeff${first.pem}`, expected: 'first' },
  { name: 'base64 in one line', input: block(oneLine), expected: 'first' },
  {
    name: 'all in one line',
    input: `-----BEGIN CERTIFICATE-----${oneLine}-----END CERTIFICATE-----`,
    expected: 'first',
  },
  { name: 'blanks for line breaks', input: first.pem.replaceAll('\n', ' '), expected: 'first' },
  { name: 'indented', input: first.pem.replaceAll(/^/gm, '    '), expected: 'first' },
  { name: 'blank lines inside', input: first.pem.replaceAll('\n', '\n\n'), expected: 'first' },
  { name: 'no line break at the end', input: first.pem.trimEnd(), expected: 'first' },
  { name: 'blocks that touch', input: first.pem.trimEnd() + second.pem, expected: 'first, second' },
  { name: 'headers inside', input: block(`Proc-Type: 4,CLEAR\nX-Note: a\n\n${oneLine}`), expected: 'first' },
  { name: 'keys between', input: first.keyPem + first.pem + second.keyPem + second.pem, expected: 'first, second' },
  { name: 'X509 CERTIFICATE', input: block(oneLine, 'X509 CERTIFICATE'), expected: 'first' },
  {
    name: 'TRUSTED CERTIFICATE with its trust settings',
    input: pem(trustedAux, 'TRUSTED CERTIFICATE'),
    expected: 'first',
  },
  { name: 'UTF-16 little endian with a mark', input: utf16(`\ufeff${first.pem}`), expected: 'first' },
  { name: 'UTF-16 big endian with a mark', input: utf16(`\ufeff${first.pem}`, true), expected: 'first' },
  { name: 'UTF-16 without a mark', input: utf16(first.pem), expected: 'first' },
  { name: 'UTF-16 big endian without a mark', input: utf16(first.pem, true), expected: 'first' },
  { name: 'DER', input: first.der, expected: 'first' },
  { name: 'several in DER', input: Buffer.concat([first.der, second.der]), expected: 'first, second' },
  { name: 'DER and a line break', input: Buffer.concat([first.der, Buffer.from('\r\n')]), expected: 'first' },
  { name: 'DER and zeros', input: Buffer.concat([first.der, Buffer.alloc(512)]), expected: 'first' },
  { name: 'DER and rubbish', input: Buffer.concat([first.der, Buffer.from('hello')]), expected: 'first, 1 bad_der' },
  {
    name: 'DER cut in the second certificate',
    input: Buffer.concat([first.der, second.der.subarray(0, 200)]),
    expected: 'first, 1 bad_der',
  },
  { name: 'a broken CRL beside', input: `${block('AAAA', 'X509 CRL')}${first.pem}`, expected: 'first, 0 bad_crl' },
];

for (const { name, input, expected } of READABLE) {
  test(`reads ${name}`, () => {
    assert.equal(outcome(input), expected);
  });
}

const FLAWED: ReadonlyArray<{ name: string; input: string; expected: string; says: RegExp }> = [
  {
    name: 'a broken block first',
    input: block(broken) + first.pem,
    expected: 'first, 0 bad_der',
    says: /^PEM block at line 1: no X\.509 certificate: .*byte 0$/,
  },
  {
    name: 'a broken block in the middle, after a key',
    input: first.pem + first.keyPem + block(broken) + second.pem,
    expected: 'first, second, 1 bad_der',
    says: new RegExp(`at line ${(first.pem + first.keyPem).split('\n').length}: `),
  },
  {
    name: 'rubbish for base64',
    input: first.pem + block('!!! not base64 !!!'),
    expected: 'first, 1 bad_pem',
    says: /characters that are no base64$/,
  },
  {
    name: 'a junk character, which some readers skip',
    input: first.pem.replace('\n', '\n*'),
    expected: 'first, 0 bad_pem',
    says: /no base64; its certificate was read all the same$/,
  },
  {
    name: 'escaped line breaks',
    input: `-----BEGIN CERTIFICATE-----\\n${oneLine.replace(/.{64}/g, '$&\\n')}\\n-----END CERTIFICATE-----`,
    expected: 'first, 0 bad_pem',
    says: /read all the same$/,
  },
  {
    name: 'no END line at the end of the file',
    input: first.pem + second.pem.replace(/-----END.*\n/, ''),
    expected: 'first, second, 1 bad_pem',
    says: /it has no END line; its certificate was read all the same$/,
  },
  {
    name: 'no END line before the next block',
    input: first.pem.replace(/-----END.*\n/, '') + second.pem,
    expected: 'first, second, 0 bad_pem',
    says: /^PEM block at line 1: it has no END line/,
  },
  {
    name: 'an END line of something else',
    input: block(oneLine, 'CERTIFICATE', 'CERTIFICATE REQUEST') + second.pem,
    expected: 'first, second, 0 bad_pem',
    says: /another label/,
  },
  {
    name: 'a BEGIN line that lacks a dash',
    input: first.pem.replace('CERTIFICATE-----', 'CERTIFICATE----') + second.pem,
    expected: 'first, second, 0 bad_pem',
    says: /BEGIN line lacks dashes/,
  },
  { name: 'an empty block', input: block('') + first.pem, expected: 'first, 0 bad_pem', says: /it is empty$/ },
  {
    name: 'bytes after the certificate in its block',
    input: pem(Buffer.concat([first.der, Buffer.from('extra')])) + second.pem,
    expected: 'first, second, 0 bad_der',
    says: /5 bytes follow the certificate/,
  },
  {
    name: 'lines that are counted with CR only',
    input: `a\rb\r${block('')}${first.pem}`.replaceAll('\n', '\r'),
    expected: 'first, 0 bad_pem',
    says: /at line 3: /,
  },
];

for (const { name, input, expected, says } of FLAWED) {
  test(`tells of ${name}, and the neighbours live on`, () => {
    assert.equal(outcome(input), expected);
    assert.match(messageOf(readCertificates(Buffer.from(input))), says);
  });
}

const emptySet = der.tlv(0x31);
const name = der.sequence();
const algorithm = der.sequence(der.oid('1.2.840.10045.4.3.2'));
const signed = (content: Buffer): Buffer => der.sequence(content, algorithm, der.bitString(Buffer.alloc(150)));
const spki = new X509Certificate(first.der).publicKey.export({ type: 'spki', format: 'der' });
const rsaKey = issue({ key: 'rsa-1024' }).key;
const padding = der.octetString(Buffer.alloc(150));

const REFUSED: ReadonlyArray<{ name: string; input: Buffer | string; reason: Reason; says: RegExp }> = [
  { name: 'nothing', input: '', reason: 'no_certificate_found', says: /^it is empty$/ },
  { name: 'plain text', input: 'hello world', reason: 'no_certificate_found', says: /neither a PEM block nor DER/ },
  { name: 'a text that begins with 0', input: '0 = off', reason: 'no_certificate_found', says: /neither/ },
  { name: 'a key alone', input: first.keyPem, reason: 'no_certificate_found', says: /only "PRIVATE KEY"$/ },
  {
    name: 'a request in PEM',
    input: block('AAAA', 'CERTIFICATE REQUEST'),
    reason: 'no_certificate_found',
    says: /only "CERTIFICATE REQUEST"$/,
  },
  {
    name: 'PKCS#7 in PEM',
    input: block('AAAA', 'PKCS7'),
    reason: 'unsupported_format',
    says: /^PKCS#7 bundle: not read/,
  },
  {
    name: 'a broken CRL in PEM',
    input: block('AAAA', 'X509 CRL'),
    reason: 'bad_crl',
    says: /^PEM block at line 1: no/,
  },
  {
    name: 'only broken blocks',
    input: block(broken) + block(broken),
    reason: 'bad_der',
    says: /line 1: .*\(and 1 more\)$/,
  },
  { name: 'only bad base64', input: block('?'), reason: 'bad_pem', says: /no base64$/ },
  {
    name: 'cut DER',
    input: first.der.subarray(0, 300),
    reason: 'bad_der',
    says: /longer than what holds it at byte 0$/,
  },
  {
    name: 'a JKS keystore',
    input: Buffer.from('feedfeed00000002', 'hex'),
    reason: 'unsupported_format',
    says: /^it is a JKS keystore, and only pem, der, crl is to be read here$/,
  },
  {
    name: 'a JCEKS keystore',
    input: Buffer.from('cececece00000002', 'hex'),
    reason: 'unsupported_format',
    says: /^it is a JCEKS keystore, and only pem, der, crl is to be read here$/,
  },
  {
    name: 'a PKCS#12 keystore',
    input: der.sequence(der.integer(3), der.sequence(padding), der.sequence(padding)),
    reason: 'unsupported_format',
    says: /^it is a PKCS#12 keystore, and only pem, der, crl is to be read here$/,
  },
  {
    name: 'a PKCS#12 keystore in BER',
    input: der.indefiniteTlv(0x30, der.integer(3), der.indefiniteTlv(0x30, padding)),
    reason: 'unsupported_format',
    says: /^it is a PKCS#12 keystore, and only pem, der, crl is to be read here$/,
  },
  {
    name: 'PKCS#7 in DER',
    input: der.sequence(der.oid('1.2.840.113549.1.7.2'), der.context(0, padding)),
    reason: 'unsupported_format',
    says: /^PKCS#7 bundle: not read yet$/,
  },
  {
    name: 'a request in DER',
    input: signed(der.sequence(der.integer(0), name, spki, der.context(0, emptySet))),
    reason: 'no_certificate_found',
    says: /no certificate but a certificate signing request$/,
  },
  {
    name: 'a PKCS#8 key in DER',
    input: rsaKey.export({ type: 'pkcs8', format: 'der' }),
    reason: 'no_certificate_found',
    says: /private key \(PKCS#8\)$/,
  },
  {
    name: 'an RSA key in DER',
    input: rsaKey.export({ type: 'pkcs1', format: 'der' }),
    reason: 'no_certificate_found',
    says: /RSA private key$/,
  },
  {
    name: 'an encrypted key in DER',
    input: rsaKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' }),
    reason: 'no_certificate_found',
    says: /encrypted private key/,
  },
  {
    name: 'a public key in DER',
    input: der.sequence(algorithm, der.bitString(Buffer.alloc(200))),
    reason: 'no_certificate_found',
    says: /public key$/,
  },
];

for (const { name: what, input, reason, says } of REFUSED) {
  test(`refuses ${what}: ${reason}`, () => {
    const reading = readCertificates(Buffer.from(input));
    assert.equal(reading.ok ? 'read' : reading.reason, reason);
    assert.match(messageOf(reading), says);
  });
}

test('reads only the formats asked for, and says what it met', () => {
  assert.equal(outcome(first.pem, ['der'] as never), 'unsupported_format');
  assert.equal(outcome(first.der, ['pem'] as never), 'unsupported_format');
  const reading = readCertificates(Buffer.from(first.pem), ['der']);
  assert.equal(messageOf(reading), 'it is pem, and only der is to be read here');
});

test('the formats are those of the configuration', () => {
  assert.deepEqual(FORMATS, CONFIGURED_FORMATS);
});

test('what begins like DER but holds PEM is read as PEM', () => {
  assert.equal(outcome(Buffer.concat([Buffer.from('3082', 'hex'), Buffer.from(`\n${first.pem}`)])), 'first');
});
