import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue, issueCrl, issueJks, issuePkcs12 } from '@notafter/testkit';
import type { FileSourceConfig } from '../config/config.ts';
import { NO_PASSPHRASE } from '../config/source-defaults.ts';
import { createLab, fileConfig, watch } from './testing/create-lab.ts';

const root = issue({ subject: 'CN=root', ca: true });
const web = issue({ subject: 'CN=web', issuer: root });
const BAG = { der: web.der, name: 'web', localKeyId: '1' };
const LOCKED = issuePkcs12([BAG, { der: root.der }], { passphrase: 'changeit', mac: true });
const TRUST_STORE = issueJks([
  { alias: 'root', chain: [root.der] },
  { alias: 'web', chain: [web.der] },
]);
const FORMATS = ['pem', 'der', 'pkcs12', 'jks', 'crl'] as const;

async function setUp(test: Parameters<typeof createLab>[0], parts: Partial<FileSourceConfig> = {}) {
  const lab = await createLab(test);
  const paths = [lab.at('*')];
  const passphrases = [
    { ...NO_PASSPHRASE, passphrase: 'wrong' },
    { ...NO_PASSPHRASE, passphraseFile: lab.at('secret/passphrase') },
  ];
  const watched = watch(fileConfig({ paths, formats: FORMATS, passphrases, ...parts }), lab.directory);
  await lab.write('secret/passphrase', 'another\nchangeit\n');
  return { ...lab, ...watched };
}

test('keystores and lists in files: each alias is a place, and broken ones leave their neighbours', async (t) => {
  const { write, pass, found } = await setUp(t);
  await write('a.p12', LOCKED);
  await write('b.jks', TRUST_STORE);
  await write('c.crl', issueCrl(root).der);
  await write('d.p12', LOCKED.subarray(0, 300));
  await write('e.p12', issuePkcs12([BAG], { passphrase: 'unknown', mac: true }));
  await write('f.pem', web.pem);

  await pass();

  const { 'c.crl': list, ...others } = found();
  assert.equal(typeof list, 'string');
  assert.deepEqual(others, {
    'a.p12#web': 'web root',
    'b.jks#root': 'root',
    'b.jks#web': 'web',
    'd.p12': 'bad_pkcs12',
    'e.p12': 'bad_passphrase',
    'f.pem': 'web',
  });
});

test('an alias that leaves a keystore is gone, and one that comes is there', async (t) => {
  const { write, pass, found } = await setUp(t);
  await write('b.jks', TRUST_STORE);
  await pass();

  await write('b.jks', issueJks([{ alias: 'next', chain: [web.der] }]));
  await pass();

  assert.deepEqual(found(), { 'b.jks#next': 'web' });
});

test('a keystore that breaks marks the places read before, and heals', async (t) => {
  const { write, pass, found } = await setUp(t);
  await write('b.jks', TRUST_STORE);
  await pass();

  await write('b.jks', TRUST_STORE.subarray(0, 6));
  await pass();
  assert.deepEqual(found(), { 'b.jks#root': 'bad_jks', 'b.jks#web': 'bad_jks' });

  await write('b.jks', TRUST_STORE);
  await pass();
  assert.deepEqual(found(), { 'b.jks#root': 'root', 'b.jks#web': 'web' });
});

test('a keystore opens as soon as its passphrase is there', async (t) => {
  const { write, pass, found } = await setUp(t);
  await write('a.p12', LOCKED);
  await write('secret/passphrase', 'old');
  await pass();
  assert.deepEqual(found(), { 'a.p12': 'bad_passphrase' });

  await write('secret/passphrase', 'changeit');
  await pass();
  assert.deepEqual(found(), { 'a.p12#web': 'web root' });
});

test('a passphrase file that cannot be read is told where it is missed', async (t) => {
  const lab = await setUp(t);
  const passphrases = [{ ...NO_PASSPHRASE, passphraseFile: '/nowhere/passphrase' }];
  const { pass, sink } = watch(fileConfig({ paths: [lab.at('a.p12')], formats: FORMATS, passphrases }));
  await lab.write('a.p12', LOCKED);

  await pass();

  const reading = sink.readings.get(lab.at('a.p12'));
  assert.match(reading?.ok === false ? reading.message : '', /empty one was tried; the passphrase file .*ENOENT/);
});

test('keystores are not opened where only certificates are asked for', async (t) => {
  const { write, pass, found } = await setUp(t, { formats: ['pem'] });
  await write('a.p12', LOCKED);

  await pass();

  assert.deepEqual(found(), { 'a.p12': 'unsupported_format' });
});
