import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type ApiServer, type Estate, createApiServer, writeEstate } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { until } from '../agent/until.ts';

const directory = estateDirectory();
let server: ApiServer;
let agent: AgentProcess;
let lines: readonly string[];
let estate: Estate;

before(async () => {
  server = await createApiServer();
  estate = writeEstate(directory.path, Date.now(), { server });
  directory.handOver();
  agent = await startAgent(directory.path, estate.configuration);
  lines = (await (await fetch(`${agent.url}metrics`)).text()).split('\n');
});
after(async () => {
  await agent?.stop();
  await server.close();
  directory.remove();
});

const ofSecret = (metric: string, name: string) =>
  lines.filter((line) => line.startsWith(`${metric}{`) && line.includes(`secret_name="${name}"`));

/** The labels of a series but its serial number, which is random. */
const labelsOf = (line: string) => /\{(.*)\}/.exec(line)?.[1]?.replace(/serial_number="\d+",/, '');

test('a Secret has the labels of x509-certificate-exporter 4.2, and no other', () => {
  const [leaf, issuer] = ofSecret('x509_cert_not_after', 'promo-tls').map(labelsOf);
  const place = 'secret_key="tls.crt",secret_name="promo-tls",secret_namespace="shop"';
  assert.equal(leaf, `issuer_C="US",issuer_CN="E7",issuer_O="Let's Encrypt",${place},subject_CN="promo.store.example"`);
  const root = 'issuer_C="US",issuer_CN="ISRG Root X2",issuer_O="Internet Security Research Group"';
  assert.equal(issuer, `${root},${place},subject_C="US",subject_CN="E7",subject_O="Let's Encrypt"`);
});

const STATUS: ReadonlyArray<readonly [state: string, secret: string, values: readonly string[]]> = [
  ['expired', 'ftp-tls', ['3']],
  ['critical', 'acquirer-tls', ['2']],
  ['in the warning zone of its own annotation', 'hsm-tls', ['1']],
  ['valid for its six days', 'login-tls', ['0']],
  ['not yet valid', 'cutover-tls', ['-1']],
  ['silenced', 'fax-tls', []],
  ['ignored', 'fixture-tls', []],
];
for (const [state, secret, values] of STATUS) {
  test(`${secret} is ${state}`, () => {
    const leaf = ofSecret('notafter_certificate_status', secret).filter((line) => line.includes('role="leaf"'));
    assert.deepEqual(
      leaf.map((line) => line.slice(line.lastIndexOf(' ') + 1)),
      values
    );
  });
}

/** Every finding of the cluster, by rule and severity; what expires, and what is unmanaged with time left, aside. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'bad-annotation info': ['Secret shop/newsletter-tls[tls.crt]'],
  'contested warning': ['Secret docs/handbook-tls[tls.crt]'],
  'issuance-failing warning': [
    'Secret data/postgres-tls[tls.crt]',
    'Secret monitoring/grafana-tls[tls.crt]',
    'Secret payments/refunds-tls[tls.crt]',
    'Secret shop/campaign-tls[tls.crt]',
  ],
  'issuer-ends-first warning': ['Secret legacy/smtp-tls[tls.crt]'],
  'missing warning': ['Secret payments/refunds-tls[tls.crt]'],
  'orphaned info': ['Secret shop/old-store-tls[tls.crt]'],
  'renewal-overdue warning': [
    'Secret data/postgres-tls[tls.crt]',
    'Secret monitoring/grafana-tls[tls.crt]',
    'Secret shop/campaign-tls[tls.crt]',
  ],
  'unmanaged warning': ['Secret shop/promo-tls[tls.crt]'],
  'unreadable warning': ['Secret legacy/erp-keystore[signing.p12]', 'Secret legacy/intranet-tls[tls.crt]'],
  'unwatched warning': ['CSR alice', 'Node gpu-1'],
  'weak-key warning': ['Secret legacy/erp-tls[tls.crt]'],
  'weak-signature warning': ['Secret legacy/erp-tls[tls.crt]'],
};

test('exactly the findings that the state of the cluster calls for', async () => {
  const findings = async () => {
    lines = (await (await fetch(`${agent.url}metrics`)).text()).split('\n');
    const found: Record<string, string[]> = {};
    for (const line of lines.filter((text) => text.startsWith('notafter_finding{') && !text.includes('filepath='))) {
      const [rule, severity, place] = ['rule', 'severity', 'place'].map(
        (label) => new RegExp(`[{,]${label}="([^"]*)"`).exec(line)?.[1]
      );
      if (!/^expir|^not-yet/.test(rule ?? '') && `${rule} ${severity}` !== 'unmanaged info') {
        (found[`${rule} ${severity}`] ??= []).push(place ?? '');
      }
    }
    return Object.fromEntries(Object.entries(found).map(([key, places]) => [key, places.sort()]));
  };
  await until(findings, (found) => isDeepStrictEqual(found, FINDINGS), 15_000);
});

interface Row {
  readonly [field: string]: unknown;
}

/** What the API says of the leaf of a Secret. */
async function leafOf(namespace: string, name: string, fields: readonly string[]): Promise<Row> {
  const filters = Object.entries({ namespace, name, position: 0 }).map(([field, value]) => ({
    ...{ field, operator: '=', value },
  }));
  const answer = await fetch(`${agent.url}api/v1/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      range: { from: 0, to: 1 },
      queries: [{ refId: 'A', type: 'certificates', fields, filters }],
    }),
  });
  const { results } = (await answer.json()) as { results: { A: { values: unknown[][] } } };
  return Object.fromEntries(fields.map((field, index) => [field, results.A.values[index]?.[0]]));
}

test('who renews it and when, who uses it and whose it is', async () => {
  const fields = ['managedBy', 'owner', 'usedBy', 'cluster', 'issuanceFailure', 'nextRetryAt'];
  const [ledger, campaign] = [
    await leafOf('payments', 'ledger-tls', [...fields, 'renewalTime', 'renewalDueAt']),
    await leafOf('shop', 'campaign-tls', fields),
  ];
  const { renewalTime, renewalDueAt, ...said } = ledger;
  assert.deepEqual(said, {
    managedBy: 'Certificate payments/ledger-tls',
    owner: 'payments on-call',
    usedBy: ['StatefulSet payments/ledger'],
    ...{ cluster: 'demo', issuanceFailure: '', nextRetryAt: null },
  });
  assert.ok(typeof renewalTime === 'number' && renewalTime > Date.now());
  assert.equal(renewalDueAt, renewalTime);
  assert.match(
    String(campaign['issuanceFailure']),
    /^Challenge shop\/campaign-tls-.* \(DNS-01 for sale\.store\.example\): /
  );
  assert.ok(Number(campaign['nextRetryAt']) > Date.now());
  assert.deepEqual(campaign['usedBy'], ['Ingress shop/campaign (*.sale.store.example)']);
});

test('a Gateway and its route use what they name', async () => {
  const { usedBy } = await leafOf('edge-gateway', 'apps-tls', ['usedBy']);
  assert.deepEqual(usedBy, [
    'Gateway edge-gateway/apps (*.apps.example)',
    'HTTPRoute edge-gateway/apps (console.apps.example)',
  ]);
});

test('what cert-manager was about to renew is renewed, and was never late', async () => {
  const before = Number((await leafOf('identity', 'sso-tls', ['notAfter']))['notAfter']);
  estate.change(Date.now() + 130_000);
  const leaf = () => leafOf('identity', 'sso-tls', ['notAfter', 'renewalTime', 'findings']);
  const now = await until(
    leaf,
    ({ notAfter, renewalTime }) => Number(notAfter) > before && Number(renewalTime) > before
  );
  // The test's clock runs ahead of the agent's.
  assert.deepEqual(now['findings'], ['not-yet-valid']);
});

test('a Secret that was never issued leaves with its Certificate', async () => {
  const missing = async () =>
    (await (await fetch(`${agent.url}metrics`)).text())
      .split('\n')
      .filter((line) => line.includes('secret_name="refunds-tls"') && line.startsWith('notafter_finding{'));
  assert.equal((await missing()).length, 2);
  server.remove('Certificate', 'payments', 'refunds-tls');
  await until(missing, (series) => series.length === 0);
});

test('a Secret that cert-manager renews has its new certificate at once, and no longer the old one', async () => {
  const before = ofSecret('x509_cert_not_after', 'flash-tls');
  estate.change(Date.now() + 8 * 60_000);
  const flash = async () => {
    lines = (await (await fetch(`${agent.url}metrics`)).text()).split('\n');
    return ofSecret('x509_cert_not_after', 'flash-tls');
  };
  const now = await until(flash, (series) => series.every((line) => !before.includes(line)));
  assert.equal(now.length, before.length);
});

test('what programs keep: authorities by name, kubeconfigs of Cluster API, clusters of Argo CD', async () => {
  const endOf = async (namespace: string, name: string, fields: readonly string[]) =>
    Object.values(await leafOf(namespace, name, fields));
  assert.deepEqual(await endOf('linkerd', 'linkerd-identity-issuer', ['title', 'role', 'key']), [
    ...['identity.linkerd.cluster.local', 'root', 'tls.crt'],
  ]);
  assert.deepEqual(await endOf('cert-manager', 'internal-ca', ['usedBy']), [['ClusterIssuer internal-ca']]);
  const places = ofSecret('notafter_certificate_status', 'east-kubeconfig').map(
    (line) => /place="([^"]*)"/.exec(line)?.[1]
  );
  assert.deepEqual(places.sort(), [
    'Secret fleet/east-kubeconfig[value]#cluster/east',
    'Secret fleet/east-kubeconfig[value]#user/east-admin',
  ]);
  assert.equal(ofSecret('notafter_certificate_status', 'cluster-west').length, 2);
});

test('keystores, opened with the passphrase that stands in a Secret beside them', () => {
  const entries = (key: string) =>
    ofSecret('notafter_certificate_status', 'kafka-keystore')
      .filter((line) => line.includes(`secret_key="${key}"`))
      .map((line) => /subject_CN="([^"]*)"/.exec(line)?.[1])
      .sort();
  assert.deepEqual(entries('keystore.p12'), ['Example Internal CA', 'broker.kafka.data.svc']);
  assert.deepEqual(entries('truststore.jks'), ['Example Internal CA', 'Example Vault CA']);
  assert.match(
    lines.find((line) => line.startsWith('notafter_location_error{') && line.includes('erp-keystore')) ?? '',
    /reason="bad_passphrase"/
  );
});

test('bundles of trust are there, in ConfigMaps and as caBundles', () => {
  const count = (text: string) =>
    lines.filter((line) => line.startsWith('x509_cert_not_after{') && line.includes(text)).length;
  assert.equal(count('configmap_name='), 4);
  assert.equal(count('cabundle_resource_name='), 2);
});
