import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { issue, until } from '@notafter/testkit';
import { configMap, namespace, secret } from './testing/manifests.ts';
import { serveAgent, setUpCluster, setUpDirectory } from './testing/served-agent.ts';

/*
 * What was found by reading x509-certificate-exporter 4.2.0, by the numbers of those notes: each cannot happen here. All of
 * them look at the whole agent, from the place to the series.
 */

const [web, next, other] = ['web', 'next', 'other'].map((name) => issue({ subject: `CN=${name}` }).pem) as [
  string,
  string,
  string,
];
const BROKEN = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

const SECRETS = { kind: 'kubernetes', name: 'cluster', secrets: {} };
const files = (paths: readonly string[], parts: object = {}) => ({
  ...{ kind: 'file', name: 'files', paths, refreshInterval: '100ms' },
  ...parts,
});

test('peer defect 1: a certificate of a Secret volume is not stale after the volume’s ..data was swapped', async (t) => {
  const directory = setUpDirectory(t);
  directory.write('..first/tls.crt', web);
  directory.write('..second/tls.crt', next);
  const at = (name: string) => path.join(directory.path, name);
  symlinkSync('..first', at('..data'));
  symlinkSync('..data/tls.crt', at('tls.crt'));
  const agent = await serveAgent(t, [files([at('tls.crt')])]);
  assert.deepEqual(await agent.series(), [`${at('tls.crt')} web`]);

  symlinkSync('..second', at('..data_tmp'));
  renameSync(at('..data_tmp'), at('..data'));

  await agent.untilSeries([`${at('tls.crt')} next`]);
});

test('peer defect 1: nor is one whose link stays while its target is written again', async (t) => {
  const directory = setUpDirectory(t);
  const target = directory.write('archive/live.pem', web);
  const link = path.join(directory.path, 'live.pem');
  symlinkSync('archive/live.pem', link);
  const agent = await serveAgent(t, [files([link])]);

  writeFileSync(target, next);

  await agent.untilSeries([`${link} next`]);
});

test('peer defect 2: a named file that is missing is no silence', async (t) => {
  const directory = setUpDirectory(t);
  const there = directory.write('there.pem', web);
  const missing = path.join(directory.path, 'missing.pem');

  const agent = await serveAgent(t, [files([there, missing])]);

  assert.deepEqual(await agent.series(), [`${there} web`]);
  const [message, ...more] = await agent.findings('missing');
  assert.match(message ?? '', /missing\.pem/);
  assert.deepEqual(more, []);
  const [source] = await agent.sources();
  assert.ok((source?.errors.missing ?? 0) >= 1);
});

test('peer defect 2: neither is a file that goes away, named or found by a pattern', async (t) => {
  const directory = setUpDirectory(t);
  const named = directory.write('named.pem', web);
  const found = directory.write('found/by-pattern.pem', next);
  const agent = await serveAgent(t, [files([named, path.join(directory.path, 'found/*.pem')])]);
  await agent.untilSeries([`${found} next`, `${named} web`]);

  rmSync(named);
  rmSync(found);

  await agent.untilSeries([]);
  assert.match((await agent.findings('missing')).join(), /named\.pem/);
  assert.match((await agent.findings('disappeared')).join(), /by-pattern\.pem/);
});

test('peer defect 3: deleting Secret web takes nothing away of web-tls and web2', async (t) => {
  const secrets = ['web', 'web-tls', 'web2'].map((name) => secret('shop', name, { 'tls.crt': web }));
  const { server, kubeconfig } = await setUpCluster(t, secrets);
  const agent = await serveAgent(t, [{ ...SECRETS, kubeconfig }]);
  assert.equal((await agent.series()).length, 3);

  server.remove('Secret', 'shop', 'web');

  await agent.untilSeries(['Secret shop/web-tls[tls.crt] web', 'Secret shop/web2[tls.crt] web']);
});

test('peer defect 4: a key that is removed from a Secret or a ConfigMap leaves no ghost', async (t) => {
  const types = [{ type: 'kubernetes.io/tls', keyPatterns: [String.raw`\.crt$`] }];
  const configMaps = { keyPatterns: [String.raw`\.crt$`] };
  const both = { 'tls.crt': web, 'ca.crt': other };
  const { server, kubeconfig } = await setUpCluster(t, [secret('shop', 'web', both), configMap('shop', 'trust', both)]);
  const agent = await serveAgent(t, [{ ...SECRETS, kubeconfig, secrets: { types }, configMaps }]);
  assert.equal((await agent.series()).length, 4);

  server.apply(secret('shop', 'web', { 'tls.crt': web }), configMap('shop', 'trust', { 'ca.crt': other }));

  await agent.untilSeries(['ConfigMap shop/trust[ca.crt] other', 'Secret shop/web[tls.crt] web']);
});

test('peer defect 5: two clusters with a Secret of the same name do not write over each other', async (t) => {
  const paris = await setUpCluster(t, [secret('shop', 'web', { 'tls.crt': web })]);
  const tokyo = await setUpCluster(t, [secret('shop', 'web', { 'tls.crt': next })]);
  const source = (cluster: string, { kubeconfig }: typeof paris) => ({
    ...SECRETS,
    name: cluster,
    cluster,
    kubeconfig,
  });
  const agent = await serveAgent(t, [source('paris', paris), source('tokyo', tokyo)]);
  assert.deepEqual(await agent.series(), ['paris Secret shop/web[tls.crt] web', 'tokyo Secret shop/web[tls.crt] next']);

  paris.server.apply(secret('shop', 'web', { 'tls.crt': other }));
  await agent.untilSeries(['paris Secret shop/web[tls.crt] other', 'tokyo Secret shop/web[tls.crt] next']);

  tokyo.server.remove('Secret', 'shop', 'web');
  await agent.untilSeries(['paris Secret shop/web[tls.crt] other']);
});

const UP = 'source_kind="kubernetes",source_name="cluster"';

test('peer defect 6: x509_source_up is 0 while an API server refuses, from the start, and 1 once it does not', async (t) => {
  const { server, kubeconfig } = await setUpCluster(t, [secret('shop', 'web', { 'tls.crt': web })]);
  server.fault({ request: /secrets/, act: { kind: 'status', code: 500 } });
  const agent = await serveAgent(t, [{ ...SECRETS, kubeconfig }]);
  assert.equal((await agent.values('x509_source_up'))[UP], 0);

  server.clearFaults();

  await until(async () => (await agent.values('x509_source_up'))[UP] === 1);
  await agent.untilSeries(['Secret shop/web[tls.crt] web']);
});

test('peer defect 6: x509_source_up goes back to 0 when the API server goes away, and the series stay', async (t) => {
  const { server, kubeconfig } = await setUpCluster(t, [secret('shop', 'web', { 'tls.crt': web })]);
  const agent = await serveAgent(t, [{ ...SECRETS, kubeconfig }]);
  assert.equal((await agent.values('x509_source_up'))[UP], 1);

  await server.stop();

  await until(async () => (await agent.values('x509_source_up'))[UP] === 0);
  assert.deepEqual(await agent.series(), ['Secret shop/web[tls.crt] web']);
});

test('peer defect 6: a directory that is missing at the first pass does not keep x509_source_up at 0', async (t) => {
  const directory = setUpDirectory(t);
  const folder = path.join(directory.path, 'later');
  const agent = await serveAgent(t, [files([path.join(folder, '*.pem')])]);
  const up = async () => (await agent.values('x509_source_up'))['source_kind="file",source_name="files"'];
  assert.equal(await up(), 0);

  mkdirSync(folder);
  const file = directory.write('later/web.pem', web);

  await agent.untilSeries([`${file} web`]);
  assert.equal(await up(), 1);
});

test('peer defect 7: one broken certificate is told by default: a finding and its metric, for as long as it is broken', async (t) => {
  const file = setUpDirectory(t).write('broken.pem', BROKEN);
  const { server, kubeconfig } = await setUpCluster(t, [
    secret('shop', 'broken', { 'tls.crt': BROKEN }),
    secret('shop', 'web', { 'tls.crt': web }),
  ]);
  const agent = await serveAgent(t, [{ ...SECRETS, kubeconfig }, files([file])]);

  const messages = await agent.findings('unreadable');
  assert.equal(messages.length, 2);
  for (const place of [/Secret shop\/broken\[tls\.crt\].*bad_der/, /broken\.pem.*bad_der/]) {
    assert.ok(messages.some((message) => place.test(message)));
  }
  const told = Object.entries(await agent.values('notafter_finding'));
  assert.deepEqual(
    told.filter(([labels]) => labels.includes('rule="unreadable"')).map(([, value]) => value),
    [1, 1]
  );
  // The alert rule CertificateLocationUnreadable asks for this one.
  assert.equal(Object.keys(await agent.values('notafter_location_error')).length, 2);

  server.apply(secret('shop', 'broken', { 'tls.crt': next }));
  writeFileSync(file, other);

  await agent.untilSeries(
    [`${file} other`, 'Secret shop/broken[tls.crt] next', 'Secret shop/web[tls.crt] web'].toSorted()
  );
  assert.deepEqual(await agent.findings('unreadable'), []);
  assert.deepEqual(await agent.values('notafter_location_error'), {});
});

test('peer defect 10: a file of several formats that none can read is an error, and its last good reading is marked', async (t) => {
  const file = setUpDirectory(t).write('store', web);
  const agent = await serveAgent(t, [files([file], { formats: ['pem', 'der', 'pkcs12', 'jks', 'crl'] })]);
  assert.deepEqual(await agent.findings('unreadable'), []);

  writeFileSync(file, Buffer.alloc(1000, 0x55));

  await until(async () => (await agent.findings('unreadable')).length === 1);
  assert.match(
    (await agent.findings('unreadable'))[0] ?? '',
    /store cannot be read \(no_certificate_found\).*what is shown was read/
  );
  assert.deepEqual(await agent.series(), [`${file} web`]);
  assert.equal(Object.keys(await agent.values('notafter_location_error')).length, 1);

  writeFileSync(file, next);

  await agent.untilSeries([`${file} next`]);
  assert.deepEqual(await agent.findings('unreadable'), []);
});

test('peer defect 11: a namespace whose label changes comes and goes with its Secrets and its ConfigMaps alike', async (t) => {
  const { server, kubeconfig } = await setUpCluster(t, [
    ...[namespace('a', { team: 'shop' }), namespace('b', { team: 'hr' })],
    ...['a', 'b'].flatMap((name) => [
      secret(name, 'web', { 'tls.crt': web }),
      configMap(name, 'trust', { 'ca.crt': other }),
    ]),
  ]);
  const namespaces = { includeLabels: ['team=shop'] };
  const configMaps = { keyPatterns: [String.raw`\.crt$`] };
  const agent = await serveAgent(t, [{ ...SECRETS, kubeconfig, namespaces, configMaps }]);
  await agent.untilSeries(['ConfigMap a/trust[ca.crt] other', 'Secret a/web[tls.crt] web']);

  server.apply(namespace('a', { team: 'hr' }), namespace('b', { team: 'shop' }));

  await agent.untilSeries(['ConfigMap b/trust[ca.crt] other', 'Secret b/web[tls.crt] web']);
});
