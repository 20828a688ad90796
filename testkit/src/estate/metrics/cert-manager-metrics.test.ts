import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest } from '../../kubernetes/api-server.ts';
import { certManagerMetrics } from './cert-manager-metrics.ts';

const STARTED_MS = Date.UTC(2026, 10, 28);
const issuerRef = { name: 'letsencrypt', kind: 'ClusterIssuer', group: 'cert-manager.io' };
const metadata = { namespace: 'shop', name: 'web' };

const OBJECTS: readonly Manifest[] = [
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata,
    spec: { issuerRef },
    status: {
      notBefore: '2026-10-01T00:00:00Z',
      notAfter: '2026-12-30T00:00:00Z',
      renewalTime: '2026-11-30T00:00:00Z',
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  },
  {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { ...metadata, name: 'never' },
    spec: { issuerRef },
  },
  {
    apiVersion: 'acme.cert-manager.io/v1',
    kind: 'Challenge',
    metadata: { ...metadata, name: 'web-1' },
    spec: { dnsName: 'web.example', type: 'HTTP-01' },
    status: { state: 'pending', processing: true, reason: 'Waiting for "web.example"' },
  },
  { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { namespace: 'data', name: 'vault' } },
];
const server = { objects: (kind: string) => OBJECTS.filter((object) => object.kind === kind) };
const lines = certManagerMetrics(server, STARTED_MS, STARTED_MS + 3_600_000).split('\n');
const of = (name: string) => lines.filter((line) => line.startsWith(`${name}{`));

const LABELS = 'issuer_group="cert-manager.io",issuer_kind="ClusterIssuer",issuer_name="letsencrypt"';

/** Written from cert-manager's own test of its collectors (pkg/metrics/certificates_test.go, v1.21). */
test('a Certificate has its moments, 0 where nothing was issued', () => {
  assert.deepEqual(of('certmanager_certificate_expiration_timestamp_seconds'), [
    `certmanager_certificate_expiration_timestamp_seconds{${LABELS},name="web",namespace="shop"} 1798588800`,
    `certmanager_certificate_expiration_timestamp_seconds{${LABELS},name="never",namespace="shop"} 0`,
  ]);
  assert.deepEqual(of('certmanager_certificate_renewal_timestamp_seconds'), [
    `certmanager_certificate_renewal_timestamp_seconds{${LABELS},name="web",namespace="shop"} 1795996800`,
    `certmanager_certificate_renewal_timestamp_seconds{${LABELS},name="never",namespace="shop"} 0`,
  ]);
});

test('one of three conditions holds, Unknown where none is told', () => {
  const holding = of('certmanager_certificate_ready_status').filter((line) => line.endsWith(' 1'));
  assert.deepEqual(holding, [
    `certmanager_certificate_ready_status{condition="True",${LABELS},name="web",namespace="shop"} 1`,
    `certmanager_certificate_ready_status{condition="Unknown",${LABELS},name="never",namespace="shop"} 1`,
  ]);
  assert.equal(of('certmanager_certificate_ready_status').length, 6);
  assert.deepEqual(
    of('certmanager_issuer_ready_status').filter((line) => line.endsWith(' 1')),
    ['certmanager_issuer_ready_status{condition="Unknown",name="vault",namespace="data"} 1']
  );
});

test('a Challenge has eight series, and what it says is text', () => {
  const challenge = of('certmanager_certificate_challenge_status');
  assert.equal(challenge.length, 8);
  assert.deepEqual(
    challenge.filter((line) => line.endsWith(' 1')),
    [
      'certmanager_certificate_challenge_status{domain="web.example",name="web-1",namespace="shop",processing="true",reason="Waiting for \\"web.example\\"",status="pending",type="HTTP-01"} 1',
    ]
  );
});

test('counters never fall', () => {
  const countersAt = (minutes: number) =>
    certManagerMetrics(server, STARTED_MS, STARTED_MS + minutes * 60_000)
      .split('\n')
      .filter((line) => /_count\{/.test(line) && !line.startsWith('#'))
      .map((line) => Number(line.slice(line.lastIndexOf(' ') + 1)));
  const [before, after] = [countersAt(10), countersAt(70)];
  assert.equal(before.length, after.length);
  assert.ok(before.every((value, index) => value <= after[index]!));
  assert.ok(before.some((value, index) => value < after[index]!));
});

test('a kind without objects has no family', () => {
  assert.equal(lines.filter((line) => line.includes('certmanager_clusterissuer_ready_status')).length, 0);
});
