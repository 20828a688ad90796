import type { Facts } from '@notafter/core';
import { kubeletPlaces, restart } from './kubelet.ts';
import { type Place, files, kubeconfigs, proveServed } from './place.ts';

const PKI = '/var/lib/k0s/pki';

/** https://docs.k0sproject.io/stable/troubleshooting/certificate-authorities */
const AUTHORITY: Facts = {
  usedBy: ['k0scontroller'],
  renewal: [
    {
      text: 'Plan it: k0s renews no authority. Follow https://docs.k0sproject.io/stable/troubleshooting/certificate-authorities',
    },
    proveServed(6443),
  ],
};

const MADE_AT_START: Facts = {
  usedBy: ['k0scontroller'],
  renewal: [restart('k0scontroller'), proveServed(6443)],
};

/** Controllers and workers of k0s, in its usual data directory. */
export const K0S: readonly Place[] = [
  ...files(PKI, ['ca.crt', 'front-proxy-ca.crt', 'etcd/ca.crt'], AUTHORITY),
  ...files(PKI, ['*.crt', 'etcd/*.crt'], MADE_AT_START),
  ...kubeconfigs(PKI, ['*.conf'], MADE_AT_START),
  ...kubeconfigs('/var/lib/k0s', ['kubelet.conf'], { usedBy: ['kubelet'], managedBy: 'kubelet' }),
  ...kubeletPlaces('/var/lib/k0s/kubelet/pki', 'k0sworker'),
];
