import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { issue, issueCrl, issueJks, issuePkcs12, until } from '@notafter/testkit';
import { FORMATS, type PassphraseConfig } from '../config/config.ts';
import { EVERYTHING, KUBERNETES_SOURCE_DEFAULTS, NO_PASSPHRASE } from '../config/source-defaults.ts';
import { rightsOf } from './rights-of.ts';
import { configMap, createClusterLab, kubernetesConfig, secret } from './testing/create-cluster-lab.ts';
import { setUpKubernetes, tls } from './testing/set-up-kubernetes.ts';

const root = issue({ subject: 'CN=root', ca: true });
const web = issue({ subject: 'CN=web', issuer: root });
const LOCKED = issuePkcs12([{ der: web.der, name: 'web', localKeyId: '1' }, { der: root.der }], {
  passphrase: 'changeit',
  mac: true,
});
const TRUST_STORE = issueJks([{ alias: 'root', chain: [root.der] }]);
const PLACE = 'Secret shop/store[keystore.p12]';
const OPENED = { [`${PLACE}#web`]: 'web root' };

/** Opaque Secrets with keystores, whose passphrases stand where the parts say. */
function keystores(...passphrases: ReadonlyArray<Partial<PassphraseConfig>>) {
  const keyPatterns = [String.raw`\.(p12|jks|crl)$`];
  const type = {
    ...{ type: 'Opaque', keyPatterns, formats: FORMATS },
    passphrases: passphrases.map((it) => ({ ...NO_PASSPHRASE, ...it })),
  };
  return { secrets: { ...KUBERNETES_SOURCE_DEFAULTS.secrets, types: [type] } };
}

const opaque = (place: string, content: Readonly<Record<string, string | Buffer>>) =>
  secret(place, content, { type: 'Opaque' });

const STANDS: ReadonlyArray<{ readonly name: string; readonly passphrase: Partial<PassphraseConfig> }> = [
  { name: 'in the configuration', passphrase: { passphrase: 'changeit' } },
  { name: 'at another key of the same Secret', passphrase: { passphraseKey: 'password' } },
  { name: 'in another Secret of its namespace', passphrase: { passphraseKey: 'passwords/store' } },
  { name: 'in a Secret of another namespace', passphrase: { passphraseKey: 'vault/passwords/store' } },
];

for (const { name, passphrase } of STANDS) {
  test(`a keystore whose passphrase stands ${name}`, async (t) => {
    const { found } = await setUpKubernetes(
      t,
      [
        opaque('shop/store', { 'keystore.p12': LOCKED, password: 'changeit\n' }),
        opaque('shop/passwords', { store: 'changeit' }),
        opaque('vault/passwords', { store: 'changeit' }),
      ],
      keystores(passphrase)
    );
    assert.deepEqual(found(), OPENED);
  });
}

test('a keystore whose passphrase stands in a file, or in the environment', async (t) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'notafter-'));
  t.after(() => rmSync(directory, { recursive: true }));
  writeFileSync(path.join(directory, 'passphrase'), 'changeit\n');
  process.env['NOTAFTER_TEST_PASSPHRASE'] = 'changeit';
  t.after(() => delete process.env['NOTAFTER_TEST_PASSPHRASE']);
  const stores = [opaque('shop/store', { 'keystore.p12': LOCKED })];

  const byFile = await setUpKubernetes(t, stores, keystores({ passphraseFile: path.join(directory, 'passphrase') }));
  const byVariable = await setUpKubernetes(t, stores, keystores({ passphraseEnv: 'NOTAFTER_TEST_PASSPHRASE' }));

  assert.deepEqual([byFile.found(), byVariable.found()], [OPENED, OPENED]);
});

const MISSED: ReadonlyArray<{
  readonly name: string;
  readonly passphrase: Partial<PassphraseConfig>;
  readonly says: RegExp;
}> = [
  { name: 'is wrong', passphrase: { passphrase: 'wrong' }, says: /^none of the 2 passphrases fits$/ },
  {
    name: 'is at no key',
    passphrase: { passphraseKey: 'absent' },
    says: /; the passphrase cannot be read: this object has no key absent$/,
  },
  {
    name: 'is in no Secret',
    passphrase: { passphraseKey: 'gone/store' },
    says: /Secret shop\/gone cannot be read: .*it does not exist$/,
  },
  {
    name: 'is in no variable',
    passphrase: { passphraseEnv: 'NOTAFTER_TEST_ABSENT' },
    says: /; the environment variable NOTAFTER_TEST_ABSENT is not set$/,
  },
];

for (const { name, passphrase, says } of MISSED) {
  test(`a keystore whose passphrase ${name} says so, and its neighbours are read`, async (t) => {
    const { sink, found } = await setUpKubernetes(
      t,
      [
        opaque('shop/store', { 'keystore.p12': LOCKED, 'trust.jks': TRUST_STORE }),
        opaque('shop/next', { 'a.jks': TRUST_STORE }),
      ],
      keystores(passphrase)
    );

    assert.deepEqual(found(), {
      [PLACE]: 'bad_passphrase',
      'Secret shop/next[a.jks]#root': 'root',
      'Secret shop/store[trust.jks]#root': 'root',
    });
    const reading = sink.readings.get(PLACE);
    assert.match(reading?.ok === false ? reading.message : '', says);
  });
}

test('a keystore opens once its passphrase is put right, and is marked when it breaks', async (t) => {
  const { server, found } = await setUpKubernetes(
    t,
    [opaque('shop/store', { 'keystore.p12': LOCKED, password: 'old' })],
    keystores({ passphraseKey: 'password' })
  );
  assert.deepEqual(found(), { [PLACE]: 'bad_passphrase' });

  server.apply(opaque('shop/store', { 'keystore.p12': LOCKED, password: 'changeit' }));
  await until(() => found()[`${PLACE}#web`] === 'web root');
  assert.deepEqual(found(), OPENED);

  server.apply(opaque('shop/store', { 'keystore.p12': LOCKED.subarray(0, 300), password: 'changeit' }));
  await until(() => found()[`${PLACE}#web`] === 'bad_pkcs12');
  assert.deepEqual(found(), { [`${PLACE}#web`]: 'bad_pkcs12' });
});

test('trust stores and revocation lists in ConfigMaps need no passphrase', async (t) => {
  const { sink, found } = await setUpKubernetes(
    t,
    [
      configMap('shop/trust', {}, { 'trust.jks': TRUST_STORE, 'list.crl': issueCrl(root).der }),
      secret('shop/web', tls(web.pem)),
    ],
    {
      secrets: null,
      configMaps: { ...EVERYTHING, keyPatterns: ['.'], formats: FORMATS, passphrases: [], exposeLabels: [] },
    }
  );
  assert.equal(found()['ConfigMap shop/trust[trust.jks]#root'], 'root');
  const list = sink.readings.get('ConfigMap shop/trust[list.crl]');
  assert.equal(list?.ok === true ? list.crls?.length : 0, 1);
});

test('one namespace, and passphrases in a Secret of another: the rights that are asked for are enough', async (t) => {
  const lab = await createClusterLab(t);
  lab.server.apply(
    opaque('shop/store', { 'keystore.p12': LOCKED }),
    opaque('vault/passwords', { store: 'changeit' }),
    opaque('vault/store', { 'keystore.p12': LOCKED })
  );
  const config = kubernetesConfig(lab.kubeconfig, {
    ...keystores({ passphraseKey: 'vault/passwords/store' }),
    namespaces: { ...EVERYTHING, include: ['shop'] },
  });
  const rights = rightsOf(config);
  lab.server.grant(
    lab.token,
    rights.map(({ group, resource, ...right }) => ({ ...right, apiGroups: [group], resources: [resource] }))
  );

  const { found } = await lab.start(config);

  assert.deepEqual(found(), OPENED);
  assert.deepEqual(
    rights.filter(({ namespace }) => namespace === 'vault').map(({ verbs, resourceNames }) => [verbs, resourceNames]),
    [[['get'], ['passwords']]]
  );
});
