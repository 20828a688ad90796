import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JksEntry, issue, issueJks } from '@notafter/testkit';
import fc from 'fast-check';
import type { Contents } from '../contents.ts';
import { readAtOnce } from '../read-contents.ts';
import { messagesOf, summaryOfContents } from '../testing/summary-of-contents.ts';

const root = issue({ subject: 'CN=root', ca: true });
const web = issue({ subject: 'CN=web', issuer: root });
const other = issue({ subject: 'CN=other' });
const key = Buffer.from('an encrypted private key');

const WEB: JksEntry = { alias: 'web', chain: [web.der, root.der], key };
const ROOT: JksEntry = { alias: 'root', chain: [root.der] };
const OTHER: JksEntry = { alias: 'other', chain: [other.der] };

function read(bytes: Buffer): Contents {
  return readAtOnce(bytes, { formats: ['jks'], passphrases: [] }) ?? assert.fail('JKS is read at once');
}

const KEYSTORES: ReadonlyArray<{ name: string; bytes: Buffer; entries: Record<string, string> }> = [
  { name: 'a trust store', bytes: issueJks([ROOT, OTHER]), entries: { root: 'root', other: 'other' } },
  { name: 'a key with its chain', bytes: issueJks([WEB, OTHER]), entries: { web: 'web root', other: 'other' } },
  { name: 'JCEKS', bytes: issueJks([WEB, ROOT], { type: 'jceks' }), entries: { web: 'web root', root: 'root' } },
  { name: 'version 1', bytes: issueJks([WEB], { version: 1 }), entries: { web: 'web root' } },
  { name: 'whatever passphrase', bytes: issueJks([ROOT], { passphrase: 'x' }), entries: { root: 'root' } },
  { name: 'an alias beyond ASCII', bytes: issueJks([{ ...ROOT, alias: 'Zürich' }]), entries: { Zürich: 'root' } },
  { name: 'one entry without an alias', bytes: issueJks([{ ...ROOT, alias: '' }]), entries: { '': 'root' } },
  {
    name: 'a broken certificate between good ones',
    bytes: issueJks([ROOT, { alias: 'broken', chain: [Buffer.from('no')] }, OTHER]),
    entries: { root: 'root', broken: '! bad_der', other: 'other' },
  },
  { name: 'no entry', bytes: issueJks([]), entries: { '': '! no_certificate_found' } },
  {
    name: 'a key without a certificate',
    bytes: issueJks([{ ...WEB, chain: [] }]),
    entries: { web: '! no_certificate_found' },
  },
];

for (const { name, bytes, entries } of KEYSTORES) {
  test(`reads ${name}`, () => {
    assert.deepEqual(summaryOfContents(read(bytes)), entries);
  });
}

const [HEAD, VERSION_2] = [Buffer.from('feedfeed', 'hex'), Buffer.from('00000002', 'hex')];
const count = (value: number) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
/** Where the second entry of a keystore begins. */
const twoEntries = issueJks([ROOT, OTHER]);
const secondAt = twoEntries.indexOf(Buffer.from('other')) - 6;

function withTag(tag: number): Buffer {
  const bytes = Buffer.from(twoEntries);
  bytes.writeUInt32BE(tag, secondAt);
  return bytes;
}

const BROKEN = [
  { name: 'its magic number alone', bytes: HEAD, entries: { '': '! bad_jks' }, says: /cut off/ },
  {
    name: 'another version',
    bytes: Buffer.concat([HEAD, count(3), count(1)]),
    entries: { '': '! bad_jks' },
    says: /of version 3/,
  },
  { name: 'an unknown kind of entry', bytes: withTag(9), entries: { root: 'root ! bad_jks' }, says: /but 9 at byte/ },
  {
    name: 'a secret key',
    bytes: withTag(3),
    entries: { root: 'root ! unsupported_format' },
    says: /the secret key "other" .* entry 2 of 2/,
  },
  {
    name: 'an end within an entry',
    bytes: twoEntries.subarray(0, secondAt + 40),
    entries: { root: 'root ! bad_jks' },
    says: /cut off: entry 2 of 2/,
  },
  {
    name: 'more entries than octets',
    bytes: Buffer.concat([HEAD, VERSION_2, count(0xffffffff)]),
    entries: { '': '! bad_jks' },
    says: /entry 1 of 4294967295/,
  },
];

for (const { name, bytes, entries, says } of BROKEN) {
  test(`keeps what stands before ${name}, and tells of it`, () => {
    const contents = read(bytes);
    assert.deepEqual(summaryOfContents(contents), entries);
    assert.match(messagesOf(contents), says);
  });
}

test('a chain without end is refused', () => {
  const bytes = issueJks([{ ...WEB, chain: Array.from({ length: 101 }, () => root.der) }]);
  assert.match(messagesOf(read(bytes)), /a chain of 101 certificates/);
});

test('any changed, lost or added octets give contents', () => {
  const bytes = issueJks([WEB, ROOT, OTHER], { type: 'jceks' });
  fc.assert(
    fc.property(fc.nat(bytes.length), fc.nat(20), fc.uint8Array({ maxLength: 20 }), (at, lost, added) => {
      const mutated = Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at + lost)]);
      assert.ok(read(Buffer.concat([bytes.subarray(0, 4), mutated.subarray(4)])).length > 0);
    }),
    { numRuns: 2000 }
  );
});
