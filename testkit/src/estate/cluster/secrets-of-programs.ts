import type { Manifest } from '../../kubernetes/api-server.ts';
import { type Authority, type Life, createAuthority } from '../authority.ts';
import { kubeconfigText } from '../kubeconfig-text.ts';
import type { ClusterAuthorities } from './cluster-authorities.ts';
import { type Marks, type ObjectName, keyPair, secret } from './manifests.ts';

const DECADE = { lifetime: 3650, left: 3100 };

/** Authorities that programs keep in Secrets of type Opaque, which are read for their names. */
const AUTHORITIES: ReadonlyArray<readonly [name: ObjectName, subject: string, life: Life, keys: readonly string[]]> = [
  [
    'cert-manager/cert-manager-webhook-ca',
    'CN=cert-manager-webhook-ca',
    { lifetime: 365, left: 243 },
    ['ca.crt', 'tls.crt'],
  ],
  ['linkerd/linkerd-identity-issuer', 'CN=identity.linkerd.cluster.local', { lifetime: 365, left: 31.5 }, ['tls.crt']],
  ['istio-system/istio-ca-secret', 'O=cluster.local', DECADE, ['ca-cert.pem']],
  ['gatekeeper-system/gatekeeper-webhook-server-cert', 'O=gatekeeper,CN=gatekeeper-ca', DECADE, ['ca.crt']],
];

/** Clusters that Cluster API made, with the days that their administrators' certificates have left. */
const WORKLOAD_CLUSTERS: ReadonlyArray<readonly [name: string, left: number]> = [
  ['east', 9.3],
  ['west', 301],
];

/** Secrets that programs write for themselves: authorities, and what Cluster API and Argo CD keep of other clusters. */
export function secretsOfPrograms({ internal }: ClusterAuthorities, nowMs: number): Manifest[] {
  return [
    secret('cert-manager/internal-ca', 'kubernetes.io/tls', keyPair(internal.certificate)),
    ...AUTHORITIES.map(([name, subject, life, keys]) => {
      const { pem } = createAuthority({ subject }, life, nowMs).certificate;
      return secret(name, 'Opaque', Object.fromEntries(keys.map((key) => [key, pem])));
    }),
    ...WORKLOAD_CLUSTERS.flatMap(([name, left]) => workloadCluster(name, left, nowMs)),
  ];
}

function workloadCluster(name: string, left: number, nowMs: number): Manifest[] {
  const [authority, etcd, proxy] = ['kubernetes', 'etcd-ca', 'front-proxy-ca'].map((commonName) =>
    createAuthority({ subject: `CN=${commonName}` }, DECADE, nowMs)
  ) as [Authority, Authority, Authority];
  const admin = authority.issue(
    { subject: 'O=system:masters,CN=kubernetes-admin', extendedKeyUsage: ['clientAuth'] },
    { lifetime: 365, left }
  );
  const user = `${name}-admin`;
  const kubeconfig = kubeconfigText({ cluster: name, user, authority: authority.certificate, client: admin });
  const marks: Marks = { labels: { 'cluster.x-k8s.io/cluster-name': name } };
  const ofCluster = (what: string, data: Readonly<Record<string, string>>) =>
    secret(`fleet/${name}-${what}`, 'cluster.x-k8s.io/secret', data, marks);
  return [
    ofCluster('kubeconfig', { value: kubeconfig }),
    ofCluster('ca', keyPair(authority.certificate)),
    ofCluster('etcd', keyPair(etcd.certificate)),
    ofCluster('proxy', keyPair(proxy.certificate)),
    argocdCluster(name, authority),
  ];
}

/** How Argo CD reaches a cluster, with a client certificate of its own. */
function argocdCluster(name: string, authority: Authority): Manifest {
  const client = authority.issue(
    { subject: 'O=deployers,CN=argocd', extendedKeyUsage: ['clientAuth'] },
    { lifetime: 365, left: 220 }
  );
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const tlsClientConfig = {
    caData: base64(authority.certificate.pem),
    certData: base64(client.pem),
    keyData: base64(client.keyPem),
  };
  const data = {
    name,
    server: `https://${name}.fleet.example:6443`,
    config: JSON.stringify({ tlsClientConfig }),
  };
  const marks: Marks = { labels: { 'argocd.argoproj.io/secret-type': 'cluster' } };
  return secret(`ci/cluster-${name}`, 'Opaque', data, marks);
}
