import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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

const FINDINGS: ReadonlyArray<readonly [secret: string, rule: string, severity: string]> = [
  ['promo-tls', 'unmanaged', 'warning'],
  ['newsletter-tls', 'bad-annotation', 'info'],
  ['intranet-tls', 'unreadable', 'warning'],
  ['grafana-tls', 'renewal-overdue', 'warning'],
  ['erp-tls', 'weak-key', 'warning'],
];
for (const [secret, rule, severity] of FINDINGS) {
  test(`${secret}: ${rule}`, () => {
    const found = ofSecret('notafter_finding', secret).filter((line) => line.includes(`rule="${rule}"`));
    assert.equal(found.length, 1);
    assert.ok(found[0]?.includes(`severity="${severity}"`));
  });
}

test('a Secret that cert-manager renews has its new certificate at once, and no longer the old one', async () => {
  const before = ofSecret('x509_cert_not_after', 'flash-tls');
  estate.change(estate.change(Date.now() + 60_000));
  const flash = async () => {
    lines = (await (await fetch(`${agent.url}metrics`)).text()).split('\n');
    return ofSecret('x509_cert_not_after', 'flash-tls');
  };
  const now = await until(flash, (series) => series.every((line) => !before.includes(line)));
  assert.equal(now.length, before.length);
});

test('bundles of trust are there, in ConfigMaps and as caBundles', () => {
  const count = (text: string) =>
    lines.filter((line) => line.startsWith('x509_cert_not_after{') && line.includes(text)).length;
  assert.equal(count('configmap_name='), 4);
  assert.equal(count('cabundle_resource_name='), 2);
});
