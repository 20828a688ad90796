import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Manifest, issue, until } from '@notafter/testkit';
import { createClusterLab, csrConfig } from './testing/create-cluster-lab.ts';

const client = issue({ subject: 'CN=alice' });

function request(
  name: string,
  certificate: string | undefined,
  signerName = 'kubernetes.io/kube-apiserver-client'
): Manifest {
  return {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name },
    spec: { signerName, username: 'system:serviceaccount:shop:robot', request: 'AA==', usages: ['client auth'] },
    status: certificate === undefined ? {} : { certificate: Buffer.from(certificate).toString('base64') },
  };
}

async function setUp(test: Parameters<typeof createClusterLab>[0], ...manifests: readonly Manifest[]) {
  const lab = await createClusterLab(test);
  lab.server.apply(...manifests);
  return { ...lab, ...(await lab.start(csrConfig(lab.kubeconfig))) };
}

test('issued requests, and who asked for them', async (t) => {
  const { found, sink } = await setUp(t, request('alice', client.pem), request('pending', undefined));

  assert.deepEqual(found(), { 'CSR alice': 'alice' });
  assert.deepEqual(sink.facts.get('CSR alice'), {
    usedBy: ['system:serviceaccount:shop:robot (client of the API server)'],
  });
});

test('a request that is issued, and one that is deleted', async (t) => {
  const { server, found } = await setUp(t, request('alice', undefined), request('bob', client.pem));

  server.apply(request('alice', client.pem, 'example.com/signer'));
  server.remove('CertificateSigningRequest', null, 'bob');

  await until(() => found()['CSR bob'] === undefined);
  assert.deepEqual(found(), { 'CSR alice': 'alice' });
});

test('a signer of its own is named', async (t) => {
  const { sink } = await setUp(t, request('alice', client.pem, 'example.com/mesh'));

  assert.deepEqual(sink.facts.get('CSR alice')?.usedBy, [
    'system:serviceaccount:shop:robot (signed by example.com/mesh)',
  ]);
});

test('check reads one request now', async (t) => {
  const { server, source, found } = await setUp(t, request('alice', client.pem));
  server.fault({ request: /watch=1/, act: { kind: 'delay', milliseconds: Infinity } });
  server.endWatches();
  await until(() => server.openWatches === 0);
  server.remove('CertificateSigningRequest', null, 'alice');

  await source.check({ source: 'lab', cluster: 'prod', node: '', kind: 'csr', name: 'alice' });

  assert.deepEqual(found(), {});
});
