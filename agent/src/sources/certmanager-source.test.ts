import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { until } from '@notafter/testkit';
import { certManagerConfig, createClusterLab, namespace } from './testing/create-cluster-lab.ts';
import {
  CERT_MANAGER_TYPES,
  CREATED,
  NEVER_ISSUED,
  certificate,
  conditions,
  issuer,
  request,
} from './testing/cert-manager-objects.ts';
import { SECRET, setUpCertManager } from './testing/set-up-cert-manager.ts';

const KEY = 'Secret shop/web-tls[tls.crt]';
const letsEncrypt = issuer('letsencrypt', true);
const at = (text: string) => Date.parse(text);

test('who renews a Secret, and when', async (t) => {
  const { facts, found } = await setUpCertManager(t, [letsEncrypt, certificate('shop/web-tls')]);

  assert.deepEqual(facts.get(SECRET), {
    managedBy: 'Certificate shop/web-tls',
    automationKnown: true,
    renewalDueMs: at('2026-12-31T08:00:00Z'),
  });
  assert.deepEqual(found(), {});
});

test('a renewal is told at once, and a Certificate that is deleted takes its facts along', async (t) => {
  const { server, facts } = await setUpCertManager(t, [
    letsEncrypt,
    certificate('shop/web-tls'),
    certificate('shop/other'),
  ]);

  const renewalTime = '2027-02-28T08:00:00Z';
  server.apply(certificate('shop/web-tls', { status: { renewalTime, revision: 2 } }));
  await until(() => facts.get(SECRET)?.renewalDueMs === at(renewalTime));
  server.remove('Certificate', 'shop', 'web-tls');
  await until(() => !facts.has(SECRET));

  assert.deepEqual([...facts.keys()], ['Secret shop/other']);
});

test('another secretName: the facts move', async (t) => {
  const { server, facts } = await setUpCertManager(t, [letsEncrypt, certificate('shop/web-tls')]);

  server.apply(certificate('shop/web-tls', { spec: { secretName: 'new-tls' } }));
  await until(() => facts.has('Secret shop/new-tls'));

  assert.deepEqual([...facts.keys()], ['Secret shop/new-tls']);
});

describe('a Secret that does not exist yet', () => {
  test('is missing, in the words of cert-manager, until it is there', async (t) => {
    const { server, found, sink } = await setUpCertManager(t, [
      letsEncrypt,
      certificate('shop/web-tls', { status: NEVER_ISSUED }),
    ]);

    assert.deepEqual(found(), { [KEY]: 'missing' });
    const reading = sink.readings.get(KEY);
    assert.equal(reading?.ok === false && reading.message, 'Issuing certificate as Secret does not exist');
    server.apply(certificate('shop/web-tls'));
    await until(() => Object.keys(found()).length === 0);
    assert.ok(sink.calls.includes(`remove ${KEY} deleted`));
  });

  test('of a Certificate without a status', async (t) => {
    const { found, failure } = await setUpCertManager(t, [letsEncrypt, certificate('shop/web-tls', { status: null })]);

    assert.deepEqual(found(), { [KEY]: 'missing' });
    assert.equal(failure()?.message, 'it has no status: cert-manager has not looked at it');
    assert.equal(failure()?.fromMs, at(CREATED) + 600_000);
    assert.match(failure()?.remedy?.[0]?.command ?? '', /^kubectl get pods .*cert-manager$/);
  });

  test('leaves with its Certificate', async (t) => {
    const { server, found, facts } = await setUpCertManager(t, [certificate('shop/web-tls', { status: NEVER_ISSUED })]);

    server.remove('Certificate', 'shop', 'web-tls');
    await until(() => Object.keys(found()).length === 0);
    assert.equal(facts.size, 0);
  });

  test('has the owner that its Certificate or its namespace names', async (t) => {
    const { facts } = await setUpCertManager(t, [
      namespace('shop', { team: 'storefront' }),
      certificate('shop/web-tls', {
        status: NEVER_ISSUED,
        annotations: { 'notafter.io/owner': 'web on-call', 'notafter.io/ignore': 'yes' },
      }),
    ]);

    assert.equal(facts.get(SECRET)?.owner, 'web on-call');
    assert.equal(facts.get(SECRET)?.badAnnotations?.[0]?.object, 'Certificate shop/web-tls');
    await until(() => facts.get(`${SECRET} namespace`)?.owner === 'storefront');
  });
});

test('an issuer of a thousand Certificates: each is told, and nothing of them stays when they go', async (t) => {
  const names = Array.from({ length: 1000 }, (_, index) => `web-${index}`);
  const { server, facts } = await setUpCertManager(t, [
    letsEncrypt,
    ...names.map((name) => certificate(`shop/${name}`)),
  ]);
  const failing = () => [...facts.values()].filter(({ issuanceFailure }) => issuanceFailure !== undefined).length;

  assert.equal(failing(), 0);
  server.apply(issuer('letsencrypt', false, 'down'));
  await until(() => failing() === 1000);
  names.forEach((name) => server.remove('Certificate', 'shop', name));
  await until(() => facts.size === 0);
});

test('a request that belongs to no Certificate is nothing to us', async (t) => {
  const { facts, sink } = await setUpCertManager(t, [letsEncrypt, request('shop/csi-volume', '', {})]);

  assert.deepEqual([facts.size, sink.unwatched], [0, []]);
});

test('two Certificates that write one Secret: the oldest has it, and both are named', async (t) => {
  const spec = { secretName: 'web-tls' };
  const { server, facts } = await setUpCertManager(t, [
    letsEncrypt,
    certificate('shop/a-copy', { spec, created: '2026-11-02T08:00:00Z' }),
    certificate('shop/web', { spec }),
  ]);

  assert.equal(facts.get(SECRET)?.managedBy, 'Certificate shop/web');
  assert.deepEqual(facts.get(SECRET)?.writers, ['Certificate shop/web', 'Certificate shop/a-copy']);
  server.remove('Certificate', 'shop', 'web');
  await until(() => facts.get(SECRET)?.writers === undefined);
  assert.equal(facts.get(SECRET)?.managedBy, 'Certificate shop/a-copy');
});

test('issuers use the Secrets of their authorities, until they use another', async (t) => {
  const { server, facts } = await setUpCertManager(t, [
    issuer('internal', true, '', 'root-ca'),
    issuer('shop/own', true, '', 'web-tls'),
    certificate('shop/web-tls'),
  ]);

  assert.deepEqual(facts.get('Secret cert-manager/root-ca'), { usedBy: ['ClusterIssuer internal'] });
  assert.deepEqual(facts.get(SECRET)?.usedBy, ['Issuer shop/own']);
  server.apply(issuer('internal', true, '', 'next-ca'));
  server.remove('Issuer', 'shop', 'own');
  await until(() => facts.get(SECRET)?.usedBy === undefined);
  assert.deepEqual([...facts.keys()].sort(), ['Secret cert-manager/next-ca', SECRET]);
});

test('the Secrets of ClusterIssuers are where cert-manager is told to look for them', async (t) => {
  const parts = { clusterResourceNamespace: 'security' };
  const { facts } = await setUpCertManager(t, [issuer('internal', true, '', 'root-ca')], parts);
  assert.deepEqual(facts.get('Secret security/root-ca'), { usedBy: ['ClusterIssuer internal'] });
});

describe('what may not be seen', () => {
  const rightsFor = (groups: readonly string[], resources: readonly string[], inNamespace: string | null = null) => ({
    ...{ namespace: inNamespace, apiGroups: groups, resources, verbs: ['get', 'list', 'watch'] },
  });

  test('without cert-manager that is said once, and nothing is asked for', async (t) => {
    const lab = await createClusterLab(t);
    const { sink, requestsFor } = await lab.start(certManagerConfig(lab.kubeconfig));

    assert.deepEqual(
      sink.unwatched.map(({ object, message }) => `${object}: ${message}`),
      ['All certificates: certificates are not seen: the API server does not serve certificates.cert-manager.io']
    );
    assert.deepEqual(requestsFor('certificates'), []);
    assert.equal(sink.passes.at(-1)?.ok, true);
  });

  test('without the right to read Challenges exactly that is told, and the rest is known', async (t) => {
    const lab = await createClusterLab(t);
    CERT_MANAGER_TYPES.forEach(lab.server.serve);
    lab.server.apply(letsEncrypt, certificate('shop/web-tls'));
    const others = ['certificates', 'certificaterequests', 'orders', 'issuers', 'clusterissuers'];
    lab.server.grant(lab.token, [
      rightsFor(['cert-manager.io', 'acme.cert-manager.io'], others),
      rightsFor([''], ['namespaces']),
    ]);
    const { sink } = await lab.start(certManagerConfig(lab.kubeconfig));

    await until(() => sink.facts.has(SECRET));
    assert.deepEqual(
      sink.unwatched.map(({ object }) => object),
      ['All challenges']
    );
  });

  test('of named namespaces a Role is enough, and nothing of the whole cluster is asked for', async (t) => {
    const lab = await createClusterLab(t);
    CERT_MANAGER_TYPES.forEach(lab.server.serve);
    lab.server.apply(certificate('shop/web-tls'), certificate('mail/imap-tls'), certificate('other/x'));
    const resources = CERT_MANAGER_TYPES.map(({ plural }) => plural);
    const groups = ['cert-manager.io', 'acme.cert-manager.io'];
    lab.server.grant(
      lab.token,
      ['shop', 'mail'].map((name) => rightsFor(groups, resources, name))
    );
    const { sink } = await lab.start(certManagerConfig(lab.kubeconfig, { namespaces: ['shop', 'mail'] }));

    await until(() => sink.facts.size === 2);
    assert.deepEqual([[...sink.facts.keys()].sort(), sink.unwatched], [['Secret mail/imap-tls', SECRET], []]);
    const refused = lab.server.requests.filter(({ status }) => status === 403);
    assert.deepEqual(refused, []);
  });
});

test('an API server that is away: what is known stays, and what changed meanwhile is told afterwards', async (t) => {
  const { server, facts, sink } = await setUpCertManager(t, [
    letsEncrypt,
    certificate('shop/web-tls'),
    certificate('shop/other'),
  ]);

  await server.stop();
  await until(() => sink.passes.at(-1)?.ok === false);
  assert.ok(facts.has(SECRET));
  server.remove('Certificate', 'shop', 'web-tls');
  await server.start();
  await until(() => !facts.has(SECRET));
  assert.ok(facts.has('Secret shop/other'));
});

test('two clusters have facts of their own', async (t) => {
  const [east, west] = [
    await setUpCertManager(t, [certificate('shop/web-tls')]),
    await setUpCertManager(t, [certificate('shop/api-tls')]),
  ];

  assert.deepEqual([[...east.facts.keys()], [...west.facts.keys()]], [[SECRET], ['Secret shop/api-tls']]);
});

test('check reads what is about a Secret now', async (t) => {
  const { server, source, found, failure } = await setUpCertManager(t, [
    ...[letsEncrypt, certificate('shop/web-tls', { status: NEVER_ISSUED })],
    request('shop/web-1', 'web-tls', { conditions: conditions(['Ready', 'False', 'Pending', 'slowly']) }, 1),
  ]);
  server.fault({ request: /watch=1/, act: { kind: 'delay', milliseconds: Infinity } });
  server.endWatches();
  await until(() => server.openWatches === 0);
  const denied = { conditions: conditions(['Denied', 'True', 'Policy', 'no']) };
  const location = {
    source: 'lab',
    cluster: 'prod',
    node: '',
    kind: 'secret',
    namespace: 'shop',
    name: 'web-tls',
    key: 'tls.crt',
  } as const;

  server.apply(request('shop/web-1', 'web-tls', denied, 1));
  await source.check(location);
  assert.equal(failure()?.message, 'CertificateRequest shop/web-1: no');
  server.apply(certificate('shop/web-tls'));
  await source.check(location);
  assert.deepEqual(found(), {});
});
