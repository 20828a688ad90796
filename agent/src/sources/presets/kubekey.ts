import type { Facts } from '@notafter/core';
import { KUBEADM } from './kubeadm.ts';
import { type Place, files } from './place.ts';

/**
 * KubeKey installs by kubeadm, with an etcd of its own beside it.
 * https://github.com/kubesphere/kubekey/blob/master/docs/check-renew-certificate.md
 */
const ETCD: Facts = {
  usedBy: ['etcd', 'kube-apiserver'],
  renewal: [
    { text: 'Renew them, from where the cluster was installed', command: 'kk certs renew -f config.yaml' },
    { text: 'See that the new ends are a year away', command: 'kk certs check-expiration -f config.yaml' },
  ],
};

export const KUBEKEY: readonly Place[] = [
  ...KUBEADM,
  ...files('/etc/ssl/etcd/ssl', ['ca.pem', 'admin-*.pem', 'member-*.pem', 'node-*.pem'], ETCD),
];
