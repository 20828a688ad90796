import type { Facts } from '@notafter/core';
import { restart } from './kubelet.ts';
import { type Place, files, kubeconfigs, proveServed } from './place.ts';

/**
 * k3s and RKE2 keep the same tree. They renew what ends within 90 days (120 in newer releases) whenever they start.
 * https://docs.k3s.io/cli/certificate · https://docs.rke2.io/security/certificates
 */
export const K3S: readonly Place[] = placesOf({ name: 'k3s', server: 'k3s', agent: 'k3s-agent' });
export const RKE2: readonly Place[] = placesOf({ name: 'rke2', server: 'rke2-server', agent: 'rke2-agent' });

interface Distribution {
  readonly name: string;
  /** The services of systemd. */
  readonly server: string;
  readonly agent: string;
}

function placesOf({ name, server, agent }: Distribution): Place[] {
  const data = `/var/lib/rancher/${name}`;
  const [ofServer, ofAgent] = [renewedByStart(name, server), renewedByStart(name, agent)];
  return [
    ...files(
      `${data}/server/tls`,
      ['*.crt', 'etcd/*.crt', 'kube-controller-manager/*.crt', 'kube-scheduler/*.crt'],
      ofServer
    ),
    ...files(`${data}/agent`, ['*.crt'], ofAgent),
    ...kubeconfigs(`/etc/rancher/${name}`, [`${name}.yaml`], { ...ofServer, usedBy: ['kubectl'] }),
    ...kubeconfigs(`${data}/server/cred`, ['*.kubeconfig'], ofServer),
    ...kubeconfigs(`${data}/agent`, ['*.kubeconfig'], ofAgent),
  ];
}

function renewedByStart(name: string, service: string): Facts {
  return {
    usedBy: [service],
    renewal: [
      restart(service),
      { text: 'If it ends too late to be renewed by that, rotate', command: `${name} certificate rotate` },
      { text: 'See the new ends', command: `${name} certificate check --output table` },
      proveServed(6443),
    ],
  };
}
