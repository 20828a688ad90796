import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { type KeyKind, issue } from '@notafter/testkit';
import fc from 'fast-check';
import { readContents } from '../read-contents.ts';
import { messagesOf, summaryOfContents } from '../testing/summary-of-contents.ts';
import { openPkcs12 } from './open-pkcs12.ts';

/** What `openssl pkcs12` writes is read. */

const isThere = spawnSync('openssl', ['version']).status === 0;
const skip = isThere ? false : 'there is no openssl on the PATH';

const directory = mkdtempSync(path.join(tmpdir(), 'notafter-'));
after(() => rmSync(directory, { recursive: true }));

const root = issue({ subject: 'CN=root', ca: true });
const LEAF = ['-inkey', 'key.pem', '-in', 'web.pem', '-certfile', 'root.pem', '-name', 'web'];

function write(passphrase: string, options: readonly string[], key: KeyKind = 'p-256'): Promise<Buffer> {
  const web = issue({ subject: 'CN=web', issuer: root, key });
  const files = { 'key.pem': web.keyPem, 'web.pem': web.pem, 'root.pem': root.pem };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(directory, name), text);
  }
  const arguments_ = ['pkcs12', '-export', '-passout', `pass:${passphrase}`, ...options];
  const { status, stdout, stderr } = spawnSync('openssl', arguments_, { cwd: directory });
  assert.equal(status, 0, stderr.toString());
  return Promise.resolve(stdout);
}

async function read(bytes: Buffer, ...passphrases: readonly string[]) {
  return summaryOfContents(await readContents(bytes, { formats: ['pkcs12'], passphrases }));
}

interface Case {
  readonly name: string;
  readonly options: readonly string[];
  readonly key?: KeyKind;
  readonly passphrase?: string;
}

const CASES: readonly Case[] = [
  { name: 'its defaults, RSA', options: LEAF, key: 'rsa-2048' },
  { name: 'its defaults, P-256', options: LEAF },
  { name: 'its defaults, Ed25519', options: LEAF, key: 'ed25519' },
  { name: 'RC2-40 and 3DES', options: [...LEAF, '-legacy'] },
  { name: 'RC2-128', options: [...LEAF, '-legacy', '-certpbe', 'PBE-SHA1-RC2-128'] },
  { name: '3DES', options: [...LEAF, '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'] },
  { name: '3DES with two keys', options: [...LEAF, '-certpbe', 'PBE-SHA1-2DES'] },
  { name: 'PBES2 with 3DES', options: [...LEAF, '-certpbe', 'DES-EDE3-CBC'] },
  { name: 'AES-128', options: [...LEAF, '-certpbe', 'AES-128-CBC'] },
  { name: 'AES-192', options: [...LEAF, '-certpbe', 'AES-192-CBC'] },
  { name: 'Camellia-256', options: [...LEAF, '-certpbe', 'CAMELLIA-256-CBC'] },
  ...['sha1', 'sha224', 'sha384', 'sha512'].map((hash) => ({
    name: `a MAC with ${hash}`,
    options: [...LEAF, '-macalg', hash],
  })),
  { name: '100,000 rounds', options: [...LEAF, '-iter', '100000'] },
  { name: 'no MAC', options: [...LEAF, '-nomac'] },
  { name: 'no MAC and no cipher', options: [...LEAF, '-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE'] },
  { name: 'no cipher', options: [...LEAF, '-certpbe', 'NONE', '-keypbe', 'NONE'] },
  { name: 'an empty passphrase', options: LEAF, passphrase: '' },
  { name: 'an empty passphrase, RC2-40', options: [...LEAF, '-legacy'], passphrase: '' },
  { name: 'a passphrase beyond ASCII', options: LEAF, passphrase: 'pässwört' },
  { name: 'a passphrase beyond ASCII, RC2-40', options: [...LEAF, '-legacy'], passphrase: 'pässwört' },
];

for (const { name, options, key, passphrase = 'changeit' } of CASES) {
  test(`openssl: ${name}`, { skip }, async () => {
    const bytes = await write(passphrase, options, key);
    assert.deepEqual(await read(bytes, 'another', passphrase), { web: 'web root' });
  });
}

test('openssl: certificates alone', { skip }, async () => {
  const bytes = await write('changeit', ['-nokeys', '-in', 'web.pem', '-certfile', 'root.pem']);
  assert.deepEqual(await read(bytes, 'changeit'), { '': 'web root' });
});

for (const { name, options } of [
  { name: 'its defaults', options: LEAF },
  { name: 'RC2-40 without a MAC', options: [...LEAF, '-legacy', '-nomac', '-certpbe', 'PBE-SHA1-RC2-40'] },
]) {
  test(`openssl: a wrong passphrase, ${name}`, { skip }, async () => {
    const bytes = await write('changeit', options);
    const contents = await readContents(bytes, { formats: ['pkcs12'], passphrases: ['a', '', 'b'] });
    assert.deepEqual(summaryOfContents(contents), { '': '! bad_passphrase' });
    assert.equal(messagesOf(contents), 'none of the 3 passphrases fits');
  });
}

test('openssl: what is in clear is read though the passphrase is wrong, and both are told', { skip }, async () => {
  const bytes = await write('changeit', [...LEAF, '-certpbe', 'NONE']);
  assert.deepEqual(await read(bytes, 'wrong'), { web: 'web root ! bad_passphrase' });
});

for (const { name, options } of [
  { name: 'in clear', options: [...LEAF, '-nomac', '-certpbe', 'NONE', '-keypbe', 'NONE'] },
  { name: 'RC2-40', options: [...LEAF, '-legacy', '-iter', '1'] },
  { name: 'AES', options: [...LEAF, '-iter', '1'] },
]) {
  test(`openssl: any changed, lost or added octets give bags or troubles, ${name}`, { skip }, async () => {
    const bytes = await write('changeit', options);
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(5), fc.uint8Array({ maxLength: 5 }), (at, lost, added) => {
        const opened = openPkcs12(Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + lost)]), [
          'changeit',
        ]);
        assert.ok(opened.bags.every(({ der }) => der.length >= 0) && Array.isArray(opened.troubles));
      }),
      { numRuns: 1000 }
    );
  });
}
