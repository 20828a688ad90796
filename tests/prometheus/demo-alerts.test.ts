import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ApiServer, createApiServer, issue, writeEstate } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';
import { type MetricsPages, serveMetrics } from './metrics-pages.ts';
import { type Alert, type PrometheusProcess, isPrometheusThere, startPrometheus } from './prometheus-process.ts';
import { until } from '../agent/until.ts';

const skip = isPrometheusThere() ? false : 'no prometheus on the PATH: apt-get install prometheus';
const DAY_MS = 86_400_000;
const TLS = '/etc/nginx/tls';
const PKI = '/etc/kubernetes/pki';

/** What the demo estate must raise, and nothing else. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'CertificateExpired firing': [`${TLS}/old.example.crt`],
  'CertificateExpiryCritical firing': [`${PKI}/apiserver.crt`, `${TLS}/old.example.crt`, `${TLS}/pay.example.crt`],
  'CertificateExpiryWarning firing': [
    '/etc/kubernetes/admin.conf#user/kubernetes-admin',
    `${PKI}/apiserver.crt`,
    `${PKI}/etcd/server.crt`,
    `${TLS}/old.example.crt`,
    `${TLS}/pay.example.crt`,
    `${TLS}/status.example.crt`,
  ],
  'CertificateNotYetValid pending': [`${TLS}/preview.example.crt`],
  'CertificateRevocationListStale pending': ['/etc/nginx/crl/root.crl.pem'],
  'CertificateLocationUnreadable pending': [
    `${TLS}/ldap.example.crt`,
    `${TLS}/mail-bundle.crt`,
    `${TLS}/shop-next.example.crt`,
  ],
};

function byRule(
  alerts: readonly Alert[],
  subject = (labels: Alert['labels']): string | undefined => labels['place']
): Record<string, string[]> {
  const grouped: Record<string, string[]> = {};
  for (const { labels, state } of alerts) {
    (grouped[`${labels['alertname']} ${state}`] ??= []).push(subject(labels) ?? '');
  }
  for (const places of Object.values(grouped)) {
    places.sort();
  }
  return grouped;
}

const isSame = (one: unknown, other: unknown): boolean => {
  try {
    assert.deepStrictEqual(one, other);
    return true;
  } catch {
    return false;
  }
};

describe('the demo estate on a real Prometheus', { skip }, () => {
  const directory = estateDirectory();
  let agent: AgentProcess;
  let prometheus: PrometheusProcess;

  before(async () => {
    const estate = writeEstate(directory.path, Date.now());
    directory.handOver();
    agent = await startAgent(directory.path, estate.configuration);
    prometheus = await startPrometheus(directory.path, [{ job: 'notafter', target: new URL(agent.url).host }]);
  });
  after(async () => {
    await prometheus.stop();
    await agent.stop();
    directory.remove();
  });

  test('raises exactly the expected alerts', async () => {
    const alerts = async () => byRule(await prometheus.alerts());
    await until(alerts, (raised) => isSame(raised, EXPECTED));
  });

  test('says it as a person would', async () => {
    const alerts = await prometheus.alerts();
    const summary = (rule: string, place: string) =>
      alerts.find(({ labels }) => labels['alertname'] === rule && labels['place'] === place)?.annotations['summary'];
    const MOMENT = String.raw`\(\d+ \w{3} \d\d:\d\d UTC\)`;
    const says = (rule: string, place: string, words: string) =>
      assert.match(summary(rule, place) ?? '', new RegExp(`^${words} ${MOMENT}$`));
    says('CertificateExpiryCritical', `${PKI}/apiserver.crt`, 'kube-apiserver expires in 5 days');
    says('CertificateExpired', `${TLS}/old.example.crt`, 'old.example expired 3 days ago');
    says('CertificateExpiryCritical', `${TLS}/old.example.crt`, 'old.example has expired');
    const expired = alerts.find(({ labels }) => labels['alertname'] === 'CertificateExpired');
    assert.match(
      expired?.annotations['description'] ?? '',
      /edge-1:\/etc\/nginx\/tls\/old\.example\.crt ends [MTWFS]\w\w \d+ \w{3} \d{4} \d\d:\d\d UTC/
    );
    assert.match(
      expired?.annotations['page'] ?? '',
      /find\?place=%2Fetc%2Fnginx%2Ftls%2Fold\.example\.crt&node=edge-1/
    );
  });

  test('the peer’s expression of KubeSphere’s recipe works verbatim', async () => {
    const result = await prometheus.query('(x509_cert_not_after{filepath!=""} - time()) / 3600 / 24 < 30');
    const files = result.map(({ metric }) => metric['filepath']).sort();
    assert.ok(files.includes(`${PKI}/apiserver.crt`));
    assert.ok(!files.includes(`${TLS}/shop.example.crt`));
  });

  test('a dead agent resolves nothing and is an alert itself', async () => {
    await agent.stop();
    const raised = await until(prometheus.alerts, (alerts) =>
      alerts.some(({ labels }) => labels['alertname'] === 'CertificateAgentAbsent')
    );
    const firing = byRule(raised);
    assert.deepEqual(firing['CertificateExpiryCritical firing'], EXPECTED['CertificateExpiryCritical firing']);
    await agent.start();
  });

  test('a renewal resolves at once', async () => {
    const pay = issue({ subject: 'CN=pay.example', dns: ['pay.example'], notAfter: Date.now() + 90 * DAY_MS });
    writeFileSync(path.join(directory.path, 'edge-1', TLS, 'pay.example.crt'), pay.pem);
    const critical = async () => byRule(await prometheus.alerts())['CertificateExpiryCritical firing'];
    const left = EXPECTED['CertificateExpiryCritical firing']?.filter((place) => !place.includes('pay.example'));
    await until(critical, (places) => isSame(places, left));
  });
});

/** Of the cluster beside the hosts, which cert-manager looks after. */
const EXPECTED_IN_CLUSTER: Readonly<Record<string, readonly string[]>> = {
  'CertificateExpired firing': ['legacy/ftp-tls'],
  'CertificateExpiryCritical firing': ['fleet/east-kubeconfig', 'legacy/ftp-tls', 'payments/acquirer-tls'],
  'CertificateExpiryWarning firing': [
    ...[
      'data/kafka-keystore',
      'data/postgres-tls',
      'docs/wiki-tls',
      'fleet/east-kubeconfig',
      'legacy/ftp-tls',
      'payments/acquirer-tls',
    ],
    ...['payments/hsm-tls', 'shop/campaign-tls', 'shop/promo-tls'],
  ],
  'CertificateAuthorityExpiry firing': ['legacy/smtp-tls', 'linkerd/linkerd-identity-issuer'],
  'CertificateNotYetValid pending': ['legacy/cutover-tls'],
  'CertificateRenewalOverdue pending': ['data/postgres-tls', 'monitoring/grafana-tls', 'shop/campaign-tls'],
  'CertificateIssuanceFailing pending': [
    ...['data/postgres-tls', 'monitoring/grafana-tls', 'payments/refunds-tls', 'shop/campaign-tls'],
  ],
  'CertificateUnmanaged pending': ['shop/promo-tls'],
  'CertificateLocationUnreadable pending': ['legacy/erp-keystore', 'legacy/intranet-tls', 'payments/refunds-tls'],
  'CertManagerHittingRateLimits firing': ['acme-v02.api.letsencrypt.org'],
};

describe('the demo’s cluster on a real Prometheus', { skip }, () => {
  const directory = estateDirectory();
  let server: ApiServer;
  let agent: AgentProcess;
  let program: MetricsPages;
  let prometheus: PrometheusProcess;

  before(async () => {
    server = await createApiServer();
    const estate = writeEstate(directory.path, Date.now(), { server });
    directory.handOver();
    agent = await startAgent(directory.path, estate.configuration);
    program = await serveMetrics({
      '/cert-manager/metrics': () => estate.certManagerMetrics(Date.now()),
      '/kube-apiserver/metrics': () => estate.apiServerMetrics(Date.now()),
    });
    prometheus = await startPrometheus(directory.path, [
      { job: 'notafter', target: new URL(agent.url).host },
      { job: 'cert-manager', target: program.host, path: '/cert-manager/metrics' },
      { job: 'kube-apiserver', target: program.host, path: '/kube-apiserver/metrics' },
    ]);
  });
  after(async () => {
    await prometheus?.stop();
    await program?.close();
    await agent?.stop();
    await server?.close();
    directory.remove();
  });

  test('raises exactly the expected alerts', async () => {
    const ofCluster = async () =>
      byRule(
        (await prometheus.alerts()).filter(({ labels }) => !labels['node']),
        ({ secret_namespace, secret_name, host, place }) =>
          secret_name === undefined ? (host ?? place) : `${secret_namespace}/${secret_name}`
      );
    await until(ofCluster, (raised) => isSame(raised, EXPECTED_IN_CLUSTER));
  });

  test('says whose renewal is due when, and what to type first', async () => {
    const alerts = await prometheus.alerts();
    const about = (rule: string, secret: string) =>
      alerts.find(({ labels }) => labels['alertname'] === rule && labels['secret_name'] === secret)?.annotations;
    const campaign = about('CertificateExpiryWarning', 'campaign-tls');
    assert.match(campaign?.['summary'] ?? '', /^campaign-tls in shop expires in 17 days \(/);
    assert.match(campaign?.['description'] ?? '', /Its renewal is due \w{3} \d+ \w{3} \d{4} \d\d:\d\d UTC\./);
    const wiki = about('CertificateExpiryWarning', 'wiki-tls')?.['description'] ?? '';
    assert.match(wiki, /Nothing is known to renew it\. Owner: docs\./);
    assert.match(wiki, /First: kubectl -n docs describe secret wiki-tls$/);
  });
});

describe('a healthy estate on a real Prometheus', { skip }, () => {
  test('is all quiet', async () => {
    const directory = estateDirectory();
    const { pem } = issue({ subject: 'CN=fine.example' });
    writeFileSync(path.join(directory.path, 'fine.crt'), pem);
    directory.handOver();
    const configuration = `sources: [{kind: file, name: files, paths: ["${directory.path}/*.crt"]}]\n`;
    const agent = await startAgent(directory.path, configuration);
    const prometheus = await startPrometheus(directory.path, [{ job: 'notafter', target: new URL(agent.url).host }]);
    const scraped = async () => (await prometheus.query('notafter_certificate_status')).length;
    await until(scraped, (series) => series === 1);
    const seenAtMs = Date.now();
    await until(prometheus.evaluatedAt, (evaluatedMs) => evaluatedMs > seenAtMs + 2000);
    assert.deepEqual(await prometheus.alerts(), []);
    await prometheus.stop();
    await agent.stop();
    directory.remove();
  });
});
