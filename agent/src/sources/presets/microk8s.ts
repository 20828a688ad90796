import type { Facts } from '@notafter/core';
import { type Place, files, kubeconfigs } from './place.ts';

const CERTIFICATES = '/var/snap/microk8s/current/certs';

/** https://microk8s.io/docs/command-reference#microk8s-refresh-certs */
function refreshed(certificate: string): Facts {
  return {
    usedBy: ['kubelite'],
    renewal: [
      { text: 'Renew it; MicroK8s restarts what uses it', command: `microk8s refresh-certs --cert ${certificate}` },
      { text: 'See the new ends', command: 'microk8s refresh-certs --check' },
    ],
  };
}

const OF_THE_AUTHORITY = refreshed('ca.crt');

/** Nodes of MicroK8s, which runs the control plane as one process, kubelite. */
export const MICROK8S: readonly Place[] = [
  ...files(CERTIFICATES, ['server.crt'], refreshed('server.crt')),
  ...files(CERTIFICATES, ['front-proxy-client.crt'], refreshed('front-proxy-client.crt')),
  ...files(CERTIFICATES, ['*.crt'], OF_THE_AUTHORITY),
  ...kubeconfigs('/var/snap/microk8s/current/credentials', ['*.config'], OF_THE_AUTHORITY),
];
