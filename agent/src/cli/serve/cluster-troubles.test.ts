import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issue, issuePkcs12 } from '@notafter/testkit';
import { configMap, secret } from './testing/manifests.ts';
import { serveAgent, setUpCluster } from './testing/served-agent.ts';

const MEBIBYTE = 1024 * 1024;
const web = issue({ subject: 'CN=web' });
const KEYSTORE = issuePkcs12([{ der: web.der, name: 'web', localKeyId: '1' }], { passphrase: 'changeit', mac: true });

/** Bytes that look random and are the same each time. */
const RUBBISH = Buffer.from(
  Uint8Array.from({ length: MEBIBYTE }, (_, index) => (index * index * 31 + index * 7) % 251)
);

const KEYS = [String.raw`\.(crt|p12)$`];
const TYPES = ['kubernetes.io/tls', 'Opaque'].map((type) => ({ type, keyPatterns: KEYS }));
const NEIGHBOURS = ['Secret shop/after[tls.crt] web', 'Secret shop/web[tls.crt] web'];
const neighbours = [secret('shop', 'web', { 'tls.crt': web.pem }), secret('shop', 'after', { 'tls.crt': web.pem })];

const TROUBLES = [
  {
    name: 'a Secret of a mebibyte of rubbish',
    content: { 'tls.crt': RUBBISH },
    says: /^Secret shop\/bad\[tls\.crt\] cannot be read \(no_certificate_found\): .*; it has never been read$/,
  },
  {
    name: 'a keystore that is cut off',
    content: { 'store.p12': KEYSTORE.subarray(0, 300) },
    says: /^Secret shop\/bad\[store\.p12\] cannot be read \(bad_pkcs12\): .*; it has never been read$/,
  },
  {
    name: 'a keystore that no passphrase opens',
    content: { 'store.p12': KEYSTORE },
    says: /^Secret shop\/bad\[store\.p12\] cannot be read \(bad_passphrase\): .*; it has never been read$/,
  },
  {
    name: 'a certificate that is broken',
    content: { 'tls.crt': web.pem.replace(/\n.{40}/, `\n${'A'.repeat(40)}`) },
    says: /^Secret shop\/bad\[tls\.crt\] cannot be read \(bad_der\): .*; it has never been read$/,
  },
];

for (const { name, content, says } of TROUBLES) {
  test(`${name}: one clear finding, told on the Sources page, and neighbours are untouched`, async (t) => {
    const { kubeconfig } = await setUpCluster(t, [...neighbours, secret('shop', 'bad', content, 'Opaque')]);
    const agent = await serveAgent(t, [{ kind: 'kubernetes', name: 'cluster', kubeconfig, secrets: { types: TYPES } }]);

    assert.deepEqual(await agent.series(), NEIGHBOURS);
    const [message = '', ...more] = await agent.findings('unreadable');
    assert.match(message, says);
    assert.deepEqual(more, []);
    const [source] = await agent.sources();
    assert.equal(source?.up, true);
    assert.deepEqual(
      source?.inTrouble.map(({ place, certificates }) => ({ place, certificates })),
      [{ place: message.slice(0, message.indexOf(' cannot be read')), certificates: 0 }]
    );
  });
}

test('a ConfigMap with 500 authorities: all of them are there', async (t) => {
  const authorities = Array.from({ length: 500 }, (_, index) => issue({ subject: `CN=authority-${index}`, ca: true }));
  const bundle = authorities.map(({ pem }) => pem).join('\n');
  const { kubeconfig } = await setUpCluster(t, [...neighbours, configMap('shop', 'trust', { 'ca.crt': bundle })]);

  const agent = await serveAgent(t, [
    { kind: 'kubernetes', name: 'cluster', kubeconfig, secrets: {}, configMaps: { keyPatterns: KEYS } },
  ]);

  const series = await agent.series();
  assert.equal(series.filter((line) => line.startsWith('ConfigMap shop/trust[ca.crt] authority-')).length, 500);
  assert.deepEqual(series.slice(500), NEIGHBOURS);
  assert.deepEqual(await agent.findings('unreadable'), []);
});

test('custom resources that are missing: said once, clearly, and everything else is seen', async (t) => {
  const { server, kubeconfig } = await setUpCluster(t, neighbours);

  const agent = await serveAgent(t, [
    { kind: 'kubernetes', name: 'cluster', kubeconfig, secrets: {}, usedBy: { gateways: true } },
    { kind: 'certmanager', name: 'cert-manager', kubeconfig },
  ]);

  assert.deepEqual(await agent.series(), NEIGHBOURS);
  const [cluster, certManager] = await agent.sources();
  assert.equal(cluster?.up, true);
  const says = 'certificates are not seen: the API server does not serve certificates.cert-manager.io';
  assert.deepEqual(
    certManager?.gaps?.map(({ message }) => message),
    [says]
  );
  assert.deepEqual(await agent.findings('unwatched'), [says]);
  const asked = server.requests.filter(
    ({ path }) => path.includes('cert-manager.io') || path.includes('gateway.networking')
  );
  assert.ok(asked.length < 20, `${asked.length} requests for what is not served`);
  assert.equal(agent.log(), '');
});
