import type { Manifest } from '../../kubernetes/api-server.ts';
import { MANAGED_CERTIFICATES } from './managed-certificates.ts';
import { type ObjectName, metadataOf } from './manifests.ts';
import { objectNameOf } from './written-secret.ts';

/** By hand, and mounted by what serves them. Nothing uses shop/old-store-tls. */
const MOUNTED_BY_HAND: readonly ObjectName[] = [
  'monitoring/thanos-tls',
  'legacy/ftp-tls',
  'legacy/fax-tls',
  'legacy/erp-tls',
  'legacy/smtp-tls',
  'legacy/intranet-tls',
  'ci/fixture-tls',
];

/** What uses the Secrets of the cluster, beside Ingresses: Pods, and a Gateway with its routes. */
export function users(): Manifest[] {
  const mounted = MANAGED_CERTIFICATES.filter(({ user }) => user === 'pod').map(({ name }) => name);
  const gateways = MANAGED_CERTIFICATES.filter(({ user }) => user === 'gateway');
  return [
    ...[...mounted, ...MOUNTED_BY_HAND].map(podThatMounts),
    ingressController(),
    ...gateways.flatMap(({ name, dnsNames: [host] }) => [gateway(name, host), route(name, host)]),
  ];
}

const nameOfUser = (secretName: ObjectName): ObjectName => secretName.replace(/-tls$/, '') as ObjectName;

const owned = (kind: string, name: string) => ({
  ownerReferences: [{ apiVersion: 'apps/v1', kind, name, controller: true }],
});

function podThatMounts(secretName: ObjectName): Manifest {
  const user = metadataOf(nameOfUser(secretName));
  const { name } = user;
  const volume = { name: 'tls', secret: { secretName: objectNameOf(secretName) } };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...user, name: `${name}-0`, ...owned('StatefulSet', name) },
    spec: { nodeName: 'worker-1', volumes: [volume], containers: [{ name, image: `registry.example/${name}` }] },
  };
}

function ingressController(): Manifest {
  const args = ['/nginx-ingress-controller', '--default-ssl-certificate=ingress-nginx/default-tls'];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace: 'ingress-nginx', name: 'controller-x7k2p', ...owned('DaemonSet', 'controller') },
    spec: { nodeName: 'worker-1', containers: [{ name: 'controller', image: 'registry.example/ingress-nginx', args }] },
  };
}

function gateway(secretName: ObjectName, hostname: string): Manifest {
  const certificateRefs = [{ name: objectNameOf(secretName) }];
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: metadataOf(nameOfUser(secretName), { annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' } }),
    spec: {
      gatewayClassName: 'edge',
      listeners: [{ name: 'https', hostname, port: 443, protocol: 'HTTPS', tls: { certificateRefs } }],
    },
  };
}

function route(secretName: ObjectName, host: string): Manifest {
  const name = nameOfUser(secretName);
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: metadataOf(name),
    spec: { parentRefs: [{ name: objectNameOf(name) }], hostnames: [host.replace(/^\*\./, 'console.')] },
  };
}
