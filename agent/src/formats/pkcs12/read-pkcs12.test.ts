import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pkcs12Bag, issue, issueCrl, issuePkcs12 } from '@notafter/testkit';
import type { Contents } from '../contents.ts';
import { readAtOnce, readContents } from '../read-contents.ts';
import { messagesOf, summaryOfContents } from '../testing/summary-of-contents.ts';

const root = issue({ subject: 'CN=root', ca: true });
const middle = issue({ subject: 'CN=middle', ca: true, issuer: root });
const web = issue({ subject: 'CN=web', issuer: middle });
const mail = issue({ subject: 'CN=mail', issuer: root });
const list = issueCrl(root);
const PKCS8 = web.key.export({ type: 'pkcs8', format: 'der' });

const WEB: Pkcs12Bag = { der: web.der, name: 'web', localKeyId: '1' };
const MAIL: Pkcs12Bag = { der: mail.der, name: 'mail', localKeyId: '2' };
const bag = ({ der }: { der: Buffer }, more: Partial<Pkcs12Bag> = {}): Pkcs12Bag => ({ der, ...more });

function read(bytes: Buffer, passphrases: readonly string[] = ['changeit']): Promise<Contents> {
  return readContents(bytes, { formats: ['pkcs12'], passphrases });
}

const LAYOUTS: ReadonlyArray<{ name: string; bags: readonly Pkcs12Bag[]; entries: Record<string, string> }> = [
  {
    name: 'one key, with its chain in any order',
    bags: [bag(root), bag(middle), WEB],
    entries: { web: 'web middle root' },
  },
  {
    name: 'one key without an alias',
    bags: [bag(web, { localKeyId: '1' }), bag(middle)],
    entries: { '': 'web middle' },
  },
  { name: 'certificates alone', bags: [bag(root), bag(middle)], entries: { '': 'root middle' } },
  {
    name: 'a trust store of Java',
    bags: [bag(root, { name: 'r', isTrusted: true }), bag(middle, { name: 'm', isTrusted: true })],
    entries: { r: 'root', m: 'middle' },
  },
  {
    name: 'two keys that share an issuer',
    bags: [WEB, MAIL, bag(middle), bag(root)],
    entries: { web: 'web middle root', mail: 'mail root' },
  },
  { name: 'a certificate that issued nothing here', bags: [WEB, bag(mail)], entries: { web: 'web mail' } },
  {
    name: 'one beside two keys',
    bags: [bag(web, { localKeyId: '1' }), MAIL, bag(middle, { localKeyId: '3' }), bag(issue())],
    entries: { 1: 'web middle', mail: 'mail', 3: 'middle', 4: 'test' },
  },
  {
    name: 'an alias twice',
    bags: [WEB, bag(mail, { name: 'web', isTrusted: true })],
    entries: { web: 'web', 'web (2)': 'mail' },
  },
  {
    name: 'a private key in clear',
    bags: [{ der: PKCS8, kind: 'pkcs8', localKeyId: '1' }, WEB],
    entries: { web: 'web' },
  },
  { name: 'a revocation list', bags: [WEB, { der: list.der, kind: 'crl' }], entries: { web: 'web 1 CRL' } },
  { name: 'a revocation list alone', bags: [{ der: list.der, kind: 'crl' }], entries: { '': '1 CRL' } },
  {
    name: 'a broken certificate beside a good one',
    bags: [WEB, bag({ der: Buffer.from('no') }, { name: 'x' })],
    entries: { web: 'web', x: '! bad_der' },
  },
  {
    name: 'a broken certificate in a chain',
    bags: [WEB, bag({ der: Buffer.from('no') })],
    entries: { web: 'web ! bad_der' },
  },
  {
    name: 'a broken revocation list',
    bags: [WEB, { der: Buffer.from('no'), kind: 'crl' }],
    entries: { web: 'web ! bad_crl' },
  },
  { name: 'nothing', bags: [], entries: { '': '! no_certificate_found' } },
  { name: 'a key alone', bags: [{ der: PKCS8, kind: 'pkcs8' }], entries: { '': '! no_certificate_found' } },
];

for (const { name, bags, entries } of LAYOUTS) {
  test(`a keystore with ${name}`, async () => {
    assert.deepEqual(summaryOfContents(await read(issuePkcs12(bags, { passphrase: 'changeit', mac: true }))), entries);
  });
}

const LOCKED = issuePkcs12([WEB], { passphrase: 'changeit', mac: true });
const WITHOUT_MAC = issuePkcs12([WEB], { passphrase: 'changeit' });
const OPEN = issuePkcs12([WEB]);
const EMPTY = issuePkcs12([WEB], { passphrase: '', mac: true });

const PASSPHRASES = [
  { name: 'the right one', bytes: LOCKED, tried: ['changeit'], expected: 'web' },
  { name: 'the right one among others', bytes: LOCKED, tried: ['', 'a', 'changeit', 'b'], expected: 'web' },
  { name: 'the right one, where no MAC tells', bytes: WITHOUT_MAC, tried: ['a', '', 'changeit'], expected: 'web' },
  { name: 'none, though nothing is encrypted', bytes: OPEN, tried: [], expected: 'web' },
  { name: 'any, though nothing is encrypted', bytes: OPEN, tried: ['a'], expected: 'web' },
  { name: 'the empty one', bytes: EMPTY, tried: [''], expected: 'web' },
];

for (const { name, bytes, tried, expected } of PASSPHRASES) {
  test(`a passphrase: ${name}`, async () => {
    assert.deepEqual(summaryOfContents(await read(bytes, tried)), { web: expected });
  });
}

const REFUSED = [
  {
    name: 'a wrong passphrase',
    bytes: LOCKED,
    tried: ['a'],
    reason: 'bad_passphrase',
    says: /^the passphrase does not fit$/,
  },
  {
    name: 'wrong passphrases',
    bytes: LOCKED,
    tried: ['a', 'b'],
    reason: 'bad_passphrase',
    says: /^none of the 2 passphrases fits$/,
  },
  {
    name: 'a wrong passphrase without a MAC',
    bytes: WITHOUT_MAC,
    tried: ['a'],
    reason: 'bad_passphrase',
    says: /does not fit/,
  },
  {
    name: 'the empty passphrase alone',
    bytes: LOCKED,
    tried: [''],
    reason: 'bad_passphrase',
    says: /only the empty one was tried/,
  },
  { name: 'no passphrase', bytes: LOCKED, tried: [], reason: 'bad_passphrase', says: /no passphrase is given/ },
  {
    name: 'a keystore that is cut off',
    bytes: LOCKED.subarray(0, 400),
    tried: ['a'],
    reason: 'bad_pkcs12',
    says: /bytes longer than what holds it/,
  },
  {
    name: 'a keystore of rubbish',
    bytes: Buffer.concat([Buffer.from('3010020103300b', 'hex'), Buffer.alloc(11)]),
    tried: ['a'],
    reason: 'bad_pkcs12',
    says: /at byte/,
  },
];

for (const { name, bytes, tried, reason, says } of REFUSED) {
  test(`refuses ${name}: ${reason}`, async () => {
    const contents = await read(bytes, tried);
    assert.deepEqual(summaryOfContents(contents), { '': `! ${reason}` });
    assert.match(messagesOf(contents), says);
  });
}

test('more rounds than anybody needs are refused and not done', async () => {
  for (const mac of [false, true]) {
    const bytes = issuePkcs12([WEB], { passphrase: 'x', statedRounds: 2 ** 30, mac });
    const contents = await read(bytes, ['x']);
    assert.deepEqual(summaryOfContents(contents), { '': '! bad_pkcs12' });
    assert.match(messagesOf(contents), /asks for 1073741824 rounds of key derivation; 1 to 5000000 are done/);
  }
});

test('the caller may overwrite the bytes as soon as it has the promise', async () => {
  const bytes = Buffer.from(LOCKED);
  const reading = read(bytes);
  bytes.fill(0);
  assert.deepEqual(summaryOfContents(await reading), { web: 'web' });
});

test('keystores read at the same time do not get in each other’s way', async () => {
  const [broken, locked, open] = await Promise.all([read(LOCKED.subarray(0, 99)), read(LOCKED), read(OPEN)]);
  assert.deepEqual(
    [broken, locked, open].map((contents) => Object.values(summaryOfContents(contents))),
    [['! bad_pkcs12'], ['web'], ['web']]
  );
});

test('is nothing to be read at once', () => {
  assert.equal(readAtOnce(LOCKED, { formats: ['pkcs12'], passphrases: [] }), null);
});

test('is told as unsupported where nobody asked for keystores', async () => {
  const contents = await readContents(LOCKED, { formats: ['pem', 'der'], passphrases: ['changeit'] });
  assert.match(messagesOf(contents), /^it is a PKCS#12 keystore, and only pem, der is to be read here$/);
});

test('a keystore made of thousands of entries is read in part, and says so', async () => {
  const bags = Array.from({ length: 2500 }, (_, index) => bag(root, { name: `ca-${index}`, isTrusted: true }));
  const contents = await read(issuePkcs12(bags));
  assert.equal(contents.length, 2000);
  assert.match(messagesOf(contents), /has 2500 entries; the first 2000 are read/);
});
