import { type Authority, createAuthority } from './authority.ts';
import type { HostFiles } from './host-files.ts';
import type { Issued } from '../issue.ts';
import { kubeconfigText } from './kubeconfig-text.ts';

export interface ControlPlane {
  readonly kubernetes: Authority;
  /** Certificates with which its programs ask the API server. */
  readonly clients: readonly Issued[];
}

const PKI = '/etc/kubernetes/pki';
const YEAR = 365;
const DECADE = 3650;

/** What `kubeadm init` leaves on a control-plane node, two months before an upgrade that nobody planned. */
export function writeControlPlane(host: HostFiles, nowMs: number): ControlPlane {
  const kubernetes = createAuthority({ subject: 'CN=kubernetes' }, { lifetime: DECADE, left: 2900 }, nowMs);
  const frontProxy = createAuthority({ subject: 'CN=front-proxy-ca' }, { lifetime: DECADE, left: 2900 }, nowMs);
  const etcd = createAuthority({ subject: 'CN=etcd-ca', key: 'p-384' }, { lifetime: DECADE, left: 2900 }, nowMs);
  host.write(`${PKI}/ca.crt`, kubernetes.certificate.pem);
  host.write(`${PKI}/front-proxy-ca.crt`, frontProxy.certificate.pem);
  host.write(`${PKI}/etcd/ca.crt`, etcd.certificate.pem);
  writeServers(host, kubernetes, frontProxy);
  writeEtcd(host, etcd);
  const clients = [...writeKubeconfigs(host, kubernetes), writeKubelet(host, kubernetes)];
  return { kubernetes, clients };
}

function writeServers(host: HostFiles, kubernetes: Authority, frontProxy: Authority): void {
  const apiServer = kubernetes.issue(
    {
      subject: 'CN=kube-apiserver',
      key: 'rsa-2048',
      dns: [
        'cp-1',
        'kubernetes',
        'kubernetes.default',
        'kubernetes.default.svc',
        'kubernetes.default.svc.cluster.local',
      ],
      ips: ['10.96.0.1', '10.0.0.10'],
      extendedKeyUsage: ['serverAuth'],
    },
    { lifetime: YEAR, left: 5.3 }
  );
  const kubeletClient = kubernetes.issue(
    { subject: 'O=kubeadm:cluster-admins,CN=kube-apiserver-kubelet-client', extendedKeyUsage: ['clientAuth'] },
    { lifetime: YEAR, left: 198 }
  );
  const frontProxyClient = frontProxy.issue(
    { subject: 'CN=front-proxy-client', extendedKeyUsage: ['clientAuth'] },
    { lifetime: YEAR, left: 40.2 }
  );
  host.write(`${PKI}/apiserver.crt`, apiServer.pem);
  host.write(`${PKI}/apiserver.key`, apiServer.keyPem, 0o600);
  host.write(`${PKI}/apiserver-kubelet-client.crt`, kubeletClient.pem);
  host.write(`${PKI}/front-proxy-client.crt`, frontProxyClient.pem);
}

function writeEtcd(host: HostFiles, etcd: Authority): void {
  const server = { dns: ['cp-1', 'localhost'], ips: ['10.0.0.10', '127.0.0.1'] };
  const both = ['serverAuth', 'clientAuth'];
  const entries = [
    ['etcd/server', { subject: 'CN=cp-1', ...server, extendedKeyUsage: both }, 20.4],
    ['etcd/peer', { subject: 'CN=cp-1', ...server, extendedKeyUsage: both }, 240],
    ['etcd/healthcheck-client', { subject: 'CN=kube-etcd-healthcheck-client' }, 240],
    ['apiserver-etcd-client', { subject: 'CN=kube-apiserver-etcd-client' }, 240],
  ] as const;
  for (const [file, options, left] of entries) {
    host.write(`${PKI}/${file}.crt`, etcd.issue(options, { lifetime: YEAR, left }).pem);
  }
}

function writeKubeconfigs(host: HostFiles, kubernetes: Authority): readonly Issued[] {
  const entries = [
    ['admin', 'O=kubeadm:cluster-admins,CN=kubernetes-admin', 21.5],
    ['controller-manager', 'CN=system:kube-controller-manager', 310],
    ['scheduler', 'CN=system:kube-scheduler', 310],
  ] as const;
  return entries.map(([name, subject, left]) => {
    const client = kubernetes.issue({ subject, extendedKeyUsage: ['clientAuth'] }, { lifetime: YEAR, left });
    const user = subject.slice(subject.indexOf('CN=') + 3);
    const text = kubeconfigText({ cluster: 'kubernetes', user, authority: kubernetes.certificate, client });
    host.write(`/etc/kubernetes/${name}.conf`, text);
    return client;
  });
}

/** The kubelet rotates its own client certificate and keeps the old files. */
function writeKubelet(host: HostFiles, kubernetes: Authority): Issued {
  const directory = '/var/lib/kubelet/pki';
  const subject = 'O=system:nodes,CN=system:node:cp-1';
  const client = { subject, extendedKeyUsage: ['clientAuth'] };
  const expired = kubernetes.issue(client, { lifetime: YEAR, left: -70 });
  const current = kubernetes.issue(client, { lifetime: YEAR, left: 243 });
  host.write(`${directory}/kubelet-client-2025-09-14-08-11-02.pem`, expired.pem + expired.keyPem, 0o644);
  host.write(`${directory}/kubelet-client-2026-07-24-21-40-37.pem`, current.pem + current.keyPem, 0o644);
  host.link(`${directory}/kubelet-client-current.pem`, 'kubelet-client-2026-07-24-21-40-37.pem');
  const reference = `${directory}/kubelet-client-current.pem`;
  const text = kubeconfigText({
    cluster: 'kubernetes',
    user: 'default-auth',
    authority: kubernetes.certificate,
    client: reference,
  });
  host.write('/etc/kubernetes/kubelet.conf', text);
  return current;
}
