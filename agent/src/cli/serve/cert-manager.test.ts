import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { issue, until } from '@notafter/testkit';
import {
  CERT_MANAGER_TYPES,
  NEVER_ISSUED,
  READY,
  certificate,
  issuer,
} from '../../sources/testing/cert-manager-objects.ts';
import { secret } from './testing/manifests.ts';
import { type ServedAgent, serveAgent, setUpCluster } from './testing/served-agent.ts';

/* What the whole agent makes of a source certmanager beside one of Secrets. */

const RENEWAL = '2027-05-01T00:00:00Z';
const { pem } = issue({ subject: 'CN=web' });

async function clusterWith(test: TestContext, renewalTime: string) {
  const { server, kubeconfig } = await setUpCluster(test);
  CERT_MANAGER_TYPES.forEach(server.serve);
  server.apply(
    secret('shop', 'web-tls', { 'tls.crt': pem }),
    certificate('shop/web-tls', { status: { renewalTime, revision: 1, conditions: READY } }),
    certificate('shop/never', { status: NEVER_ISSUED })
  );
  return { server, kubeconfig };
}

const labelOf = (labels: string, name: string): string =>
  new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(labels)?.[1] ?? '';

/** The moments of renewal, and what is missing, by cluster. */
async function known(agent: ServedAgent): Promise<readonly string[]> {
  const due = Object.entries(await agent.values('notafter_renewal_due_timestamp_seconds'));
  const errors = Object.keys(await agent.values('notafter_location_error'));
  return [
    ...due.map(([labels, seconds]) => `${labelOf(labels, 'cluster')} ${new Date(seconds * 1000).toISOString()}`),
    ...errors.map((labels) => `${labelOf(labels, 'cluster')} ${labelOf(labels, 'place')}`),
  ].sort();
}

test('a source certmanager that comes by a reload is heard at once, and forgotten when it goes', async (t) => {
  const { kubeconfig } = await clusterWith(t, RENEWAL);
  const secrets = { kind: 'kubernetes', name: 'cluster', kubeconfig, secrets: {} };
  const manager = { kind: 'certmanager', name: 'cert-manager', kubeconfig };
  const agent = await serveAgent(t, [secrets]);

  assert.deepEqual(await known(agent), []);
  await agent.apply([secrets, manager]);
  await until(async () => (await known(agent)).length > 1);
  assert.deepEqual(await known(agent), [' 2027-05-01T00:00:00.000Z', ' Secret shop/never[tls.crt]']);
  await agent.apply([secrets]);
  assert.deepEqual(await known(agent), []);
});

test('two clusters, each with a cert-manager of its own, under the label of each', async (t) => {
  const [east, west] = [await clusterWith(t, RENEWAL), await clusterWith(t, '2027-06-01T00:00:00Z')];
  const sourcesOf = (cluster: string, kubeconfig: string) => [
    { kind: 'kubernetes', name: `secrets-${cluster}`, cluster, kubeconfig, secrets: {} },
    { kind: 'certmanager', name: `manager-${cluster}`, cluster, kubeconfig },
  ];
  const agent = await serveAgent(t, [...sourcesOf('east', east.kubeconfig), ...sourcesOf('west', west.kubeconfig)]);

  assert.deepEqual(await known(agent), [
    'east 2027-05-01T00:00:00.000Z',
    'east Secret shop/never[tls.crt]',
    'west 2027-06-01T00:00:00.000Z',
    'west Secret shop/never[tls.crt]',
  ]);
});

test('a Secret whose Certificate has not heard of it yet is one series of each finding', async (t) => {
  const { server, kubeconfig } = await clusterWith(t, RENEWAL);
  const agent = await serveAgent(t, [
    { kind: 'kubernetes', name: 'cluster', kubeconfig, secrets: {} },
    { kind: 'certmanager', name: 'cert-manager', kubeconfig },
  ]);

  server.apply(secret('shop', 'never', { 'tls.crt': pem }));
  await agent.untilSeries(['Secret shop/never[tls.crt] web', 'Secret shop/web-tls[tls.crt] web']);
  const findings = Object.keys(await agent.values('notafter_finding')).map((labels) => labelOf(labels, 'rule'));
  assert.deepEqual(findings.sort(), ['issuance-failing', 'missing']);
  server.apply(certificate('shop/never'), issuer('letsencrypt', true));
  await until(async () => Object.keys(await agent.values('notafter_finding')).length === 0);
});
