import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue, issueCrl } from '@notafter/testkit';
import type { Format } from './format.ts';
import { readAtOnce } from './read-contents.ts';
import { messagesOf, summaryOfContents } from './testing/summary-of-contents.ts';

const root = issue({ subject: 'CN=root', ca: true });
const list = issueCrl(root, { number: 7, revoked: [1n, 2n] });
const next = issueCrl(root, { number: 8 });
const broken = list.pem.replace(/\n.{64}\n/, '\n');
const ALL: readonly Format[] = ['pem', 'der', 'pkcs12', 'jks', 'crl'];

function read(input: string | Buffer, formats: readonly Format[] = ALL) {
  return readAtOnce(Buffer.from(input), { formats, passphrases: [] }) ?? assert.fail('lists are read at once');
}

const READ: ReadonlyArray<{ name: string; input: string | Buffer; expected: string }> = [
  { name: 'PEM', input: list.pem, expected: '1 CRL' },
  { name: 'DER', input: list.der, expected: '1 CRL' },
  { name: 'two in PEM', input: list.pem + next.pem, expected: '2 CRL' },
  { name: 'two in DER', input: Buffer.concat([list.der, next.der]), expected: '2 CRL' },
  { name: 'PEM beside its issuer', input: root.pem + list.pem, expected: 'root 1 CRL' },
  { name: 'DER beside its issuer', input: Buffer.concat([root.der, list.der]), expected: 'root 1 CRL' },
  { name: 'a broken one in PEM beside a good one', input: broken + next.pem, expected: '1 CRL ! bad_crl' },
  { name: 'a broken one in PEM beside a certificate', input: broken + root.pem, expected: 'root ! bad_crl' },
  {
    name: 'half a one in DER after a good one',
    input: Buffer.concat([list.der, next.der.subarray(0, 99)]),
    expected: '1 CRL ! bad_der',
  },
  { name: 'PEM with text around it', input: `x\n${list.pem}y`, expected: '1 CRL' },
];

for (const { name, input, expected } of READ) {
  test(`a revocation list: ${name}`, () => {
    assert.deepEqual(summaryOfContents(read(input)), { '': expected });
  });
}

const FORMATS: ReadonlyArray<{ formats: readonly Format[]; input: string | Buffer; expected: string }> = [
  { formats: ['pem'], input: root.pem + list.pem, expected: 'root 1 CRL' },
  { formats: ['der'], input: list.der, expected: '1 CRL' },
  { formats: ['crl'], input: list.der, expected: '1 CRL' },
  { formats: ['crl'], input: root.pem + list.pem, expected: '1 CRL' },
  { formats: ['crl'], input: root.pem, expected: '! unsupported_format' },
  { formats: ['crl', 'der'], input: root.pem, expected: '! unsupported_format' },
  { formats: ['pem'], input: list.der, expected: '! unsupported_format' },
];

for (const [index, { formats, input, expected }] of FORMATS.entries()) {
  test(`only ${formats.join(', ')} asked for (${index}): ${expected}`, () => {
    assert.deepEqual(summaryOfContents(read(input, formats)), { '': expected });
  });
}

test('says what a list says', () => {
  const [{ reading } = assert.fail()] = read(list.pem);
  assert.ok(reading.ok);
  assert.partialDeepStrictEqual(reading.crls?.[0], { number: '7', revokedCount: 2, issuer: { text: 'CN=root' } });
});

test('names the line of a broken list', () => {
  assert.match(messagesOf(read(root.pem + broken)), /^PEM block at line \d+: no certificate revocation list: /);
});
