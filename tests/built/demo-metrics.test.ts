import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { writeEstate } from '@notafter/testkit';
import { type AgentProcess, startAgent } from '../agent/agent-process.ts';
import { estateDirectory } from '../agent/estate-directory.ts';

/**
 * Every x509_cert_not_after of the demo estate, written down by hand with the labels of x509-certificate-exporter 4.2:
 * filename, filepath, embedded_kind and embedded_key, serial_number (decimal), issuer_* and subject_*, sorted by name,
 * empty ones left out.
 */

interface Expected {
  readonly host: string;
  readonly filepath: string;
  /** Which certificate of the file, from 0. */
  readonly item?: number;
  readonly labels: Readonly<Record<string, string>>;
}

const KUBERNETES = { issuer_CN: 'kubernetes' };
const WEB = { issuer_CN: 'Example Web CA 3', issuer_O: 'Example Trust' };
const ROOT = { issuer_CN: 'Example Root R1', issuer_O: 'Example Trust' };
const ETCD = { issuer_CN: 'etcd-ca' };
const PKI = '/etc/kubernetes/pki';
const TLS = '/etc/nginx/tls';
const nodeOf = (host: string) => ({ ...KUBERNETES, subject_CN: `system:node:${host}`, subject_O: 'system:nodes' });

const onControlPlane = (filepath: string, labels: Expected['labels']): Expected => ({ host: 'cp-1', filepath, labels });
const onWorker = (filepath: string, labels: Expected['labels']): Expected => ({ host: 'worker-1', filepath, labels });
const onEdge = (filepath: string, labels: Expected['labels'], item = 0): Expected => ({
  host: 'edge-1',
  filepath,
  labels,
  item,
});
const site = (name: string) => onEdge(`${TLS}/${name}.crt`, { ...WEB, subject_CN: name });

const FILES: readonly Expected[] = [
  onControlPlane(`${PKI}/ca.crt`, { ...KUBERNETES, subject_CN: 'kubernetes' }),
  onControlPlane(`${PKI}/front-proxy-ca.crt`, { issuer_CN: 'front-proxy-ca', subject_CN: 'front-proxy-ca' }),
  onControlPlane(`${PKI}/etcd/ca.crt`, { ...ETCD, subject_CN: 'etcd-ca' }),
  onControlPlane(`${PKI}/apiserver.crt`, { ...KUBERNETES, subject_CN: 'kube-apiserver' }),
  onControlPlane(`${PKI}/apiserver-kubelet-client.crt`, {
    ...KUBERNETES,
    subject_CN: 'kube-apiserver-kubelet-client',
    subject_O: 'kubeadm:cluster-admins',
  }),
  onControlPlane(`${PKI}/front-proxy-client.crt`, { issuer_CN: 'front-proxy-ca', subject_CN: 'front-proxy-client' }),
  onControlPlane(`${PKI}/apiserver-etcd-client.crt`, { ...ETCD, subject_CN: 'kube-apiserver-etcd-client' }),
  onControlPlane(`${PKI}/etcd/server.crt`, { ...ETCD, subject_CN: 'cp-1' }),
  onControlPlane(`${PKI}/etcd/peer.crt`, { ...ETCD, subject_CN: 'cp-1' }),
  onControlPlane(`${PKI}/etcd/healthcheck-client.crt`, { ...ETCD, subject_CN: 'kube-etcd-healthcheck-client' }),
  onControlPlane('/var/lib/kubelet/pki/kubelet-client-current.pem', nodeOf('cp-1')),
  onWorker('/var/lib/kubelet/pki/kubelet-client-current.pem', nodeOf('worker-1')),
  onWorker('/var/lib/kubelet/pki/kubelet.crt', nodeOf('worker-1')),
  onWorker('/var/lib/pods/flash/volumes/tls/tls.crt', { ...WEB, subject_CN: 'flash.example' }),
  ...['acme', 'auth', 'docs', 'old', 'pay', 'preview', 'shop', 'status', 'vpn'].map((name) => site(`${name}.example`)),
  onEdge(`${TLS}/shop.example.2025.crt`, { ...WEB, subject_CN: 'shop.example' }),
  onEdge(`${TLS}/shop.example.crt`, { ...ROOT, subject_CN: 'Example Web CA 3', subject_O: 'Example Trust' }, 1),
  onEdge(`${TLS}/mail-bundle.crt`, { ...WEB, subject_CN: 'mail.example' }, 0),
  onEdge(`${TLS}/mail-bundle.crt`, { ...WEB, subject_CN: 'imap.example' }, 2),
  onEdge('/etc/nginx/ca/web-ca.pem', { ...ROOT, subject_CN: 'Example Web CA 3', subject_O: 'Example Trust' }, 0),
  onEdge('/etc/nginx/ca/web-ca.pem', { ...ROOT, subject_CN: 'Example Root R1', subject_O: 'Example Trust' }, 1),
];

const USERS: ReadonlyArray<readonly [file: string, user: string, organisation?: string]> = [
  ['admin', 'kubernetes-admin', 'kubeadm:cluster-admins'],
  ['controller-manager', 'system:kube-controller-manager'],
  ['scheduler', 'system:kube-scheduler'],
];

const directory = estateDirectory();
let agent: AgentProcess;
let metrics: string;

before(async () => {
  const estate = writeEstate(directory.path, Date.now());
  directory.handOver();
  agent = await startAgent(directory.path, estate.configuration);
  metrics = await (await fetch(`${agent.url}metrics`)).text();
});
after(async () => {
  await agent.stop();
  directory.remove();
});

const readHost = (host: string, file: string): string => readFileSync(path.join(directory.path, host, file), 'utf8');

function line(certificate: X509Certificate, labels: Readonly<Record<string, string>>): string {
  const all = { ...labels, serial_number: BigInt(`0x${certificate.serialNumber}`).toString() };
  const text = Object.entries(all)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}="${value}"`)
    .join(',');
  return `x509_cert_not_after{${text}} ${certificate.validToDate.getTime() / 1000}`;
}

function lineOfFile({ host, filepath, item = 0, labels }: Expected): string {
  const blocks = readHost(host, filepath).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return line(new X509Certificate(blocks[item] ?? ''), { ...labels, filename: path.basename(filepath), filepath });
}

function linesOfKubeconfigs(): string[] {
  const authority = new X509Certificate(readHost('cp-1', `${PKI}/ca.crt`));
  const where = (name: string) => ({
    ...KUBERNETES,
    filename: `${name}.conf`,
    filepath: `/etc/kubernetes/${name}.conf`,
  });
  const cluster = { embedded_kind: 'cluster', embedded_key: 'kubernetes', subject_CN: 'kubernetes' };
  const lines = USERS.flatMap(([name, user, organisation]) => {
    const data = /client-certificate-data: (\S+)/.exec(readHost('cp-1', `/etc/kubernetes/${name}.conf`))?.[1] ?? '';
    const client = new X509Certificate(Buffer.from(data, 'base64'));
    const subject = { subject_CN: user, ...(organisation === undefined ? {} : { subject_O: organisation }) };
    return [
      line(authority, { ...where(name), ...cluster }),
      line(client, { ...where(name), ...subject, embedded_kind: 'user', embedded_key: user }),
    ];
  });
  const current = '/var/lib/kubelet/pki/kubelet-client-current.pem';
  const kubelets = ['cp-1', 'worker-1'].map((host) =>
    line(new X509Certificate(readHost(host, current)), {
      ...where('kubelet'),
      ...nodeOf(host),
      embedded_kind: 'user',
      embedded_key: 'default-auth',
    })
  );
  // Both hosts' kubelet.conf hold the same authority: one series.
  return [...lines, ...kubelets, line(authority, { ...where('kubelet'), ...cluster })];
}

test('/metrics has every x509_cert_not_after of the demo estate, with the labels of the peer', () => {
  // The worker's copy of the authority has the labels of the control plane's: one series.
  const expected = [...FILES.map(lineOfFile), ...linesOfKubeconfigs()].sort();
  const served = metrics
    .split('\n')
    .filter((text) => text.startsWith('x509_cert_not_after{'))
    .sort();
  assert.deepEqual(served, expected);
});

test('each has a start of validity and a verdict beside it', () => {
  const count = (name: string) => metrics.split('\n').filter((text) => text.startsWith(`${name}{`)).length;
  assert.equal(count('x509_cert_not_before'), count('x509_cert_not_after'));
  assert.equal(count('x509_cert_expired'), count('x509_cert_not_after'));
});
