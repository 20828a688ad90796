import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fillCluster } from './cluster/fill-cluster.ts';
import { flashManifests } from './cluster/flash-manifests.ts';
import type { ApiServer } from '../kubernetes/api-server.ts';
import type { Issued } from '../issue.ts';
import { apiServerMetrics } from './metrics/api-server-metrics.ts';
import { certManagerMetrics } from './metrics/cert-manager-metrics.ts';
import { writeControlPlane } from './control-plane.ts';
import { writeEdge } from './edge.ts';
import { hostFiles } from './host-files.ts';
import { writeSecretVolume } from './secret-volume.ts';
import { SHORT_LIFETIME_MS, SHORT_RENEW_BEFORE_MS, shortLived } from './short-lived.ts';
import { rotateKubelet, writeWorker } from './worker.ts';

/** Long enough for a first reading. */
const LOCK_AFTER_MS = 15_000;
/** Long enough to see that a renewal is under way, and too short for it to be overdue. */
const COMPLETE_AFTER_MS = 120_000;

const KUBECONFIG = 'kubeconfig.yaml';

export interface Estate {
  /** A configuration file for the agent (YAML). */
  readonly configuration: string;
  /** Lets happen what is due by then (a renewal, a right taken away) and says when to come again, epoch milliseconds. */
  change(nowMs: number): number;
  /** Gives the worker's kubelet a new client certificate. */
  rotateKubelet(nowMs: number): void;
  /** What cert-manager's controller serves at its own `/metrics`; empty without a cluster. */
  certManagerMetrics(nowMs: number): string;
  /** What the API server says at its own `/metrics` of its clients' certificates. */
  apiServerMetrics(nowMs: number): string;
}

export interface EstateOptions {
  /** Becomes the cluster of these hosts; absent: the hosts alone. */
  readonly server?: ApiServer;
  /** Of flash.example; default: eight minutes. */
  readonly shortLifetimeMs?: number;
}

/** Writes three hosts below a directory: a control plane, a worker and a web server, in every state there is. */
export function writeEstate(
  directory: string,
  nowMs: number,
  { server, shortLifetimeMs = SHORT_LIFETIME_MS }: EstateOptions = {}
): Estate {
  const host = (name: string) => {
    mkdirSync(path.join(directory, name), { recursive: true });
    return hostFiles(path.join(directory, name));
  };
  const [controlPlane, worker, edge] = [host('cp-1'), host('worker-1'), host('edge-1')];
  const { kubernetes, clients } = writeControlPlane(controlPlane, nowMs);
  writeWorker(worker, kubernetes);
  const { web, lockVpn } = writeEdge(edge, nowMs);
  const cluster = server === undefined ? null : fillCluster(server, { kubernetes, web }, nowMs);
  if (server !== undefined) {
    writeFileSync(path.join(directory, KUBECONFIG), server.kubeconfig('demo'), { mode: 0o600 });
  }
  const flash = shortLived(
    {
      subject: 'CN=flash.example',
      dns: ['flash.example'],
      extendedKeyUsage: ['serverAuth'],
      issuer: web.certificate,
    },
    shortLifetimeMs
  );
  const mount = '/var/lib/pods/flash/volumes/tls';
  const first = flash.at(nowMs);
  const volume = writeSecretVolume(worker, mount, first.certificate);
  const renewal = { lifetimeMs: shortLifetimeMs, renewBeforeMs: SHORT_RENEW_BEFORE_MS };
  const store = (certificate: Issued, atMs: number) =>
    server?.apply(...flashManifests(certificate, web, renewal, atMs));
  store(first.certificate, nowMs);
  let renewAtMs = first.renewAtMs;
  let completeAtMs = cluster === null ? Infinity : nowMs + COMPLETE_AFTER_MS;
  return {
    configuration: configurationOf(directory, mount) + (server === undefined ? '' : clusterSources(directory)),
    change(atMs) {
      const lockAtMs = nowMs + LOCK_AFTER_MS;
      if (atMs >= lockAtMs) {
        lockVpn();
      }
      if (atMs >= renewAtMs) {
        const next = flash.at(atMs);
        store(next.certificate, atMs);
        volume.update(next.certificate);
        renewAtMs = next.renewAtMs;
      }
      if (atMs >= completeAtMs) {
        cluster?.completeRenewals(completeAtMs);
        completeAtMs = Infinity;
      }
      return atMs < lockAtMs ? lockAtMs : Math.min(renewAtMs, completeAtMs);
    },
    rotateKubelet: (atMs) => rotateKubelet(worker, kubernetes, { name: `kubelet-client-${atMs}.pem`, left: 365 }),
    certManagerMetrics: (atMs) => (server === undefined ? '' : certManagerMetrics(server, nowMs, atMs)),
    apiServerMetrics: (atMs) => apiServerMetrics(clients.map(apiClient), nowMs, atMs),
  };
}

/** An administrator now and then, the programs all the time. */
const apiClient = ({ options: { notAfter } }: Issued, index: number) => ({
  notAfterMs: Number(notAfter),
  requestsPerMinute: index === 0 ? 4 : 120,
});

const configurationOf = (
  directory: string,
  mount: string
): string => `# The demo estate: three hosts, each below a folder of its own.
cluster: demo
cache:
  filePoll: {interval: 2s}
sources:
  - {kind: file, name: control-plane, node: cp-1, root: ${path.join(directory, 'cp-1')}, preset: kubeadm}
  - {kind: file, name: workers, node: worker-1, root: ${path.join(directory, 'worker-1')}, preset: kubeadm}
  - kind: file
    name: secret-volumes
    node: worker-1
    root: ${path.join(directory, 'worker-1')}
    paths: ["${mount.replace('flash', '*')}/tls.crt"]
  - kind: file
    name: edge
    node: edge-1
    root: ${path.join(directory, 'edge-1')}
    paths: ["/etc/nginx/**/*.{crt,pem}", /etc/nginx/tls/shop-next.example.crt]
`;

const clusterSources = (directory: string): string => `  - kind: kubernetes
    name: cluster
    kubeconfig: ${path.join(directory, KUBECONFIG)}
    secrets:
      types:
        - {type: kubernetes.io/tls}
        - type: Opaque
          keyPatterns: ['\\.(p12|jks)$']
          pkcs12: {passphraseKey: keystore-password/password}
    configMaps: {keyPatterns: ['ca']}
    usedBy: {ingresses: true, gateways: true, pods: true, webhooks: true}
    blindSpots: true
  - {kind: certmanager, name: cert-manager, kubeconfig: ${path.join(directory, KUBECONFIG)}}
  - {kind: csr, name: signing-requests, kubeconfig: ${path.join(directory, KUBECONFIG)}}
  - {kind: cabundle, name: ca-bundles, kubeconfig: ${path.join(directory, KUBECONFIG)}}
`;
