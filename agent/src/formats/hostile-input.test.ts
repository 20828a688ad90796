import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reading } from '@notafter/core';
import { issue } from '@notafter/testkit';
import fc from 'fast-check';
import { readCertificates } from './read-certificates.ts';

const root = issue({ subject: 'CN=root', ca: true });
const first = issue({ subject: 'CN=first', issuer: root });
const second = issue({ subject: 'CN=second', issuer: root });
const broken = block(first.der.subarray(0, 100).toString('base64'));

function block(body: string): string {
  return `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
}

function subjects(reading: Reading): string[] {
  return reading.ok ? reading.certificates.map(({ subject }) => subject.text) : [];
}

function messageOf(reading: Reading): string {
  return reading.ok ? reading.problems.map(({ message }) => message).join('\n') : reading.message;
}

test('never shows a key in a message', () => {
  const secret = first.keyPem.split('\n')[1]!;
  const inputs = [first.keyPem, first.keyPem + block('?'), first.keyPem.replace(/-----END.*/, ''), `x${first.keyPem}`];
  for (const input of inputs) {
    assert.ok(!messageOf(readCertificates(Buffer.from(input))).includes(secret.slice(0, 16)));
  }
});

test('a label is shown escaped and no longer than a line', () => {
  const message = messageOf(readCertificates(Buffer.from(`-----BEGIN \u0007${'A'.repeat(500)}-----\n`)));
  assert.match(message, /"\\u0007A{79}"/);
  assert.ok(message.length < 150);
});

test('ten thousand broken blocks are told in a hundred lines', () => {
  const reading = readCertificates(Buffer.from(first.pem + broken.repeat(10_000)));
  assert.ok(reading.ok);
  assert.equal(reading.problems.length, 101);
  assert.deepEqual(reading.problems.at(-1), { item: 101, reason: 'bad_der', message: 'and 9900 more like these' });
});

test('many thousand blocks are all read', () => {
  const reading = readCertificates(Buffer.from(first.pem.repeat(5000)));
  assert.ok(reading.ok && reading.certificates.length === 5000 && reading.problems.length === 0);
});

/** Each would take minutes if it took more than linear time: the runner's own limit is the judge. */
const RUBBISH: ReadonlyArray<{ name: string; text: string }> = [
  { name: 'dashes', text: '-' },
  { name: 'BEGIN lines', text: '-----BEGIN CERTIFICATE-----\n' },
  { name: 'BEGIN lines without dashes', text: '-----BEGIN CERTIFICATE ' },
  { name: 'END lines', text: '-----END CERTIFICATE-----\n' },
  { name: 'blanks in a block', text: ' ' },
  { name: 'colons in a block', text: ' :' },
  { name: 'equals signs in a block', text: '= ' },
  { name: 'DER headers', text: '0\u0080' },
  { name: 'zeros', text: '\0' },
];

for (const { name: what, text } of RUBBISH) {
  test(`10 MiB of ${what} end in a reason`, { timeout: 120_000 }, () => {
    const filler = text.repeat(Math.floor((10 * 2 ** 20) / text.length));
    const inputs = [filler, `-----BEGIN CERTIFICATE-----\n${filler}`, `-----BEGIN CERTIFICATE-----\nA:b${filler}`];
    for (const input of inputs) {
      assert.ok(!readCertificates(Buffer.from(input, 'latin1')).ok);
    }
  });
}

test('any bytes at all give a reading', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const reading = readCertificates(Buffer.from(bytes));
      assert.ok(reading.ok || reading.message.length > 0);
    }),
    { numRuns: 2000 }
  );
});

test('a good block among anything that is no PEM is always found', () => {
  const text = fc.string().filter((around) => !around.includes('--'));
  fc.assert(
    fc.property(text, text, fc.constantFrom('\n', '\r\n', '\r'), (before, after, lineBreak) => {
      const input = `${before}\n${first.pem}${after}${second.pem}`.replaceAll('\n', lineBreak);
      assert.deepEqual(subjects(readCertificates(Buffer.from(`x${input}`))), ['CN=first', 'CN=second']);
    }),
    { numRuns: 1000 }
  );
});

test('whatever happens to one block, its neighbours are read', () => {
  const characters = fc.string({ unit: fc.constantFrom(...'AZaz09+/=-\n\r :#*'), maxLength: 200 });
  fc.assert(
    fc.property(
      characters.filter((body) => !body.includes('--')),
      (body) => {
        const reading = readCertificates(Buffer.from(first.pem + block(body) + second.pem));
        assert.ok(reading.ok && reading.certificates.length === 2 && reading.problems.length === 1);
      }
    ),
    { numRuns: 1000 }
  );
});

test('one changed octet anywhere leaves the certificate beside it', () => {
  const bytes = Buffer.from(first.pem + second.pem);
  const inFirst = fc.nat(first.pem.length - 2);
  fc.assert(
    fc.property(inFirst, fc.nat(255), (at, octet) => {
      const changed = Buffer.from(bytes);
      changed[at] = octet;
      assert.ok(subjects(readCertificates(changed)).includes('CN=second'));
    }),
    { numRuns: 1000 }
  );
});
