import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { issue } from '@notafter/testkit';
import { readContents } from './read-contents.ts';
import { summaryOfContents } from './testing/summary-of-contents.ts';

/** What Java's keytool writes is read, and the trust store that comes with Java. */

const JAVA_TRUST_STORE = '/etc/ssl/certs/java/cacerts';
const skip = spawnSync('keytool', ['-help']).status === 0 ? false : 'there is no keytool on the PATH';

const PROPERTIES = [
  { name: 'as it is', arguments: [] },
  { name: 'with the ciphers of old', arguments: ['-J-Dkeystore.pkcs12.legacy'] },
];
const CASES = [
  ...PROPERTIES.map((it) => ({ ...it, type: 'PKCS12' })),
  { name: 'as it is', type: 'JKS', arguments: [] },
  { name: 'as it is', type: 'JCEKS', arguments: [] },
];

describe('keytool', { skip }, () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-'));
  before(() => writeFileSync(path.join(directory, 'root.pem'), issue({ subject: 'CN=root', ca: true }).pem));
  after(() => rmSync(directory, { recursive: true }));

  function keytool(...options: readonly string[]): void {
    const { status, stdout } = spawnSync('keytool', options, { cwd: directory, encoding: 'utf8' });
    assert.equal(status, 0, stdout);
  }

  async function read(file: string, ...passphrases: readonly string[]) {
    const bytes = readFileSync(path.join(directory, file));
    return summaryOfContents(await readContents(bytes, { formats: ['pkcs12', 'jks'], passphrases }));
  }

  for (const [index, { name, type, arguments: properties }] of CASES.entries()) {
    const store = ['-keystore', `${index}.ks`, '-storetype', type, '-storepass', 'changeit', ...properties];

    it(`${type} ${name}: a key and a trusted certificate`, async () => {
      const password = type === 'PKCS12' ? [] : ['-keypass', 'another'];
      keytool('-genkeypair', '-alias', 'web', '-dname', 'CN=web', '-keyalg', 'EC', ...store, ...password);
      keytool('-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...store);
      assert.deepEqual(await read(`${index}.ks`, ...(type === 'PKCS12' ? ['changeit'] : [])), {
        web: 'web',
        root: 'root',
      });
    });
  }

  it('PKCS12 without a passphrase', async () => {
    const properties = ['-J-Dkeystore.pkcs12.certProtectionAlgorithm=NONE', '-J-Dkeystore.pkcs12.macAlgorithm=NONE'];
    const store = ['-keystore', 'open.p12', '-storetype', 'PKCS12', '-storepass', 'changeit'];
    keytool('-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...store, ...properties);
    assert.deepEqual(await read('open.p12'), { root: 'root' });
  });

  it('JCEKS with a secret key: what stands before it is read', async () => {
    const store = ['-keystore', 'secret.jceks', '-storetype', 'JCEKS', '-storepass', 'changeit'];
    keytool('-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...store);
    keytool('-genseckey', '-alias', 'aes', '-keyalg', 'AES', '-keysize', '128', '-keypass', 'changeit', ...store);
    const told = Object.values(await read('secret.jceks')).join();
    assert.match(told, /^(root )?! unsupported_format$/);
  });
});

const skipTrustStore = existsSync(JAVA_TRUST_STORE) ? false : `there is no ${JAVA_TRUST_STORE}`;

it('the trust store that comes with Java is read without a passphrase', { skip: skipTrustStore }, async () => {
  const contents = await readContents(readFileSync(JAVA_TRUST_STORE), { formats: ['jks'], passphrases: [] });
  assert.ok(contents.length > 50);
  assert.ok(contents.every(({ entry, reading }) => entry !== undefined && reading.ok && reading.problems.length === 0));
});
