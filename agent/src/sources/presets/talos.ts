import type { Facts } from '@notafter/core';
import { type Place, files, kubeconfigs } from './place.ts';

/** Talos renews server certificates by itself; the kubelet must be restarted once a year, which any reboot or upgrade does. */
const RENEWED: Facts = {
  managedBy: 'talos',
  renewal: [
    { text: 'Reboot the node, or upgrade it', command: 'talosctl reboot --wait' },
    { text: 'See the new ends', command: 'talosctl get KubernetesDynamicCerts -o yaml' },
  ],
};

/** https://www.talos.dev/latest/talos-guides/howto/cert-management/ */
export const TALOS: readonly Place[] = [
  ...files('/system/secrets/kubernetes', ['*/*.crt'], { ...RENEWED, usedBy: ['kube-apiserver'] }),
  ...files('/system/secrets/etcd', ['*.crt'], { ...RENEWED, usedBy: ['etcd'] }),
  ...files('/etc/kubernetes/pki', ['ca.crt'], { usedBy: ['kubelet'] }),
  ...kubeconfigs('/system/secrets/kubernetes', ['*/kubeconfig'], RENEWED),
  ...kubeconfigs('/etc/kubernetes', ['kubeconfig-kubelet'], { ...RENEWED, usedBy: ['kubelet'] }),
  ...files('/var/lib/kubelet/pki', ['kubelet-client-current.pem'], {
    ...RENEWED,
    usedBy: ['kubelet'],
    managedBy: 'kubelet',
  }),
];
