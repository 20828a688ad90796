import type { Facts, RemedyStep } from '@notafter/core';
import { kubeletPlaces } from './kubelet.ts';
import { type Place, files, kubeconfigs, proveServed } from './place.ts';

const PKI = '/etc/kubernetes/pki';
const MANIFESTS = '/etc/kubernetes/manifests';

const CHECK_EXPIRATION: RemedyStep = {
  text: 'See that the new end is a year away',
  command: 'kubeadm certs check-expiration',
};

/**
 * Control plane and workers made by kubeadm.
 * https://kubernetes.io/docs/setup/best-practices/certificates/
 * https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/
 */
export const KUBEADM: readonly Place[] = [
  ...files(PKI, ['ca.crt'], authority(['kube-apiserver', 'kube-controller-manager', 'kubelet'])),
  ...files(PKI, ['front-proxy-ca.crt'], authority(['kube-apiserver'])),
  ...files(PKI, ['apiserver.crt'], renewedBy('apiserver', 'kube-apiserver', proveServed(6443))),
  ...files(PKI, ['apiserver-kubelet-client.crt'], renewedBy('apiserver-kubelet-client', 'kube-apiserver')),
  ...files(PKI, ['apiserver-etcd-client.crt'], renewedBy('apiserver-etcd-client', 'kube-apiserver')),
  ...files(PKI, ['front-proxy-client.crt'], renewedBy('front-proxy-client', 'kube-apiserver')),
  ...files(PKI, ['etcd/ca.crt'], authority(['etcd', 'kube-apiserver'])),
  ...files(PKI, ['etcd/server.crt'], renewedBy('etcd-server', 'etcd', proveServed(2379))),
  ...files(PKI, ['etcd/peer.crt'], renewedBy('etcd-peer', 'etcd', proveServed(2380))),
  ...files(PKI, ['etcd/healthcheck-client.crt'], renewedBy('etcd-healthcheck-client', 'etcd')),
  ...kubeconfigs('/etc/kubernetes', ['admin.conf'], administrators('admin.conf')),
  ...kubeconfigs('/etc/kubernetes', ['super-admin.conf'], administrators('super-admin.conf')),
  ...kubeconfigs(
    '/etc/kubernetes',
    ['controller-manager.conf'],
    renewedBy('controller-manager.conf', 'kube-controller-manager')
  ),
  ...kubeconfigs('/etc/kubernetes', ['scheduler.conf'], renewedBy('scheduler.conf', 'kube-scheduler')),
  ...kubeconfigs('/etc/kubernetes', ['kubelet.conf'], { usedBy: ['kubelet'], managedBy: 'kubelet' }),
  ...kubeletPlaces('/var/lib/kubelet/pki', 'kubelet'),
];

function renewedBy(certificate: string, component: string, proof: RemedyStep = CHECK_EXPIRATION): Facts {
  return {
    usedBy: [component],
    renewal: [
      { text: 'Renew it, on each control-plane node', command: `kubeadm certs renew ${certificate}` },
      restartStaticPod(component),
      proof,
    ],
  };
}

/** The kubelet looks at its manifests every 20 seconds; kubectl cannot restart a static pod. */
function restartStaticPod(component: string): RemedyStep {
  const [manifest, aside] = [`${MANIFESTS}/${component}.yaml`, `/etc/kubernetes/${component}.yaml`];
  return {
    text: `Restart ${component}, which reads it only when it starts`,
    command: `mv ${manifest} ${aside} && sleep 30 && mv ${aside} ${manifest}`,
  };
}

function administrators(name: string): Facts {
  return {
    usedBy: ['kubectl'],
    renewal: [
      { text: 'Renew it, on each control-plane node', command: `kubeadm certs renew ${name}` },
      { text: 'Replace the copies that people keep in ~/.kube/config' },
      CHECK_EXPIRATION,
    ],
  };
}

function authority(usedBy: readonly string[]): Facts {
  return {
    usedBy,
    renewal: [
      {
        text: 'Plan it: kubeadm renews no authority. Follow https://kubernetes.io/docs/tasks/tls/manual-rotation-of-ca-certificates/',
      },
      CHECK_EXPIRATION,
    ],
  };
}
