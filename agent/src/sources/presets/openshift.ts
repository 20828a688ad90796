import type { Facts } from '@notafter/core';
import { kubeletPlaces } from './kubelet.ts';
import { type Place, files, kubeconfigs } from './place.ts';

const STATIC = '/etc/kubernetes/static-pod-resources';

/** Its operators renew all of it; what is late is for them to explain. */
function operated(component: string): Facts {
  return {
    usedBy: [component],
    managedBy: `${component}-operator`,
    renewal: [
      { text: 'See what its operator says', command: `oc describe clusteroperator ${component}` },
      { text: 'Approve pending requests, after a long stop of the cluster', command: 'oc get csr' },
      { text: 'See that the operator is available and not degraded', command: `oc get clusteroperator ${component}` },
    ],
  };
}

/**
 * Control plane and workers of OpenShift 4.
 * https://docs.redhat.com/en/documentation/openshift_container_platform/4.16/html/security_and_compliance/certificate-types-and-descriptions
 */
export const OPENSHIFT: readonly Place[] = [
  ...files(
    `${STATIC}/kube-apiserver-certs`,
    ['secrets/*/tls.crt', 'configmaps/*/ca-bundle.crt'],
    operated('kube-apiserver')
  ),
  ...files(
    `${STATIC}/kube-controller-manager-certs`,
    ['secrets/*/tls.crt', 'configmaps/*/ca-bundle.crt'],
    operated('kube-controller-manager')
  ),
  ...files(`${STATIC}/kube-scheduler-certs`, ['secrets/*/tls.crt'], operated('kube-scheduler')),
  ...files(`${STATIC}/etcd-certs`, ['secrets/etcd-all-certs/*.crt', 'configmaps/*/ca-bundle.crt'], operated('etcd')),
  ...files('/etc/kubernetes', ['kubelet-ca.crt'], { usedBy: ['kubelet'], managedBy: 'machine-config-operator' }),
  ...kubeconfigs('/etc/kubernetes', ['kubeconfig'], { usedBy: ['kubelet'], managedBy: 'machine-config-operator' }),
  ...kubeconfigs('/var/lib/kubelet', ['kubeconfig'], { usedBy: ['kubelet'], managedBy: 'kubelet' }),
  ...kubeletPlaces('/var/lib/kubelet/pki', 'kubelet'),
];
