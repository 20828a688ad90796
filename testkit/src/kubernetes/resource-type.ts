/** A kind of object that the API serves, as discovery tells it. */
export interface ResourceType {
  /** Empty for the core group. */
  readonly group: string;
  /** Served versions, the preferred one first. */
  readonly versions: readonly string[];
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Defined by a CustomResourceDefinition: JSON only. */
  readonly custom: boolean;
  /** Field selectors beside `metadata.name` and `metadata.namespace`. */
  readonly fields: readonly string[];
}

const builtIn = (
  apiVersion: string,
  kind: string,
  plural: string,
  parts: { namespaced?: boolean; fields?: readonly string[] } = {}
): ResourceType => {
  const { group, version } = splitApiVersion(apiVersion);
  return { group, versions: [version], kind, plural, namespaced: true, custom: false, fields: [], ...parts };
};

export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const [first = '', second] = apiVersion.split('/');
  return second === undefined ? { group: '', version: first } : { group: first, version: second };
}

export const groupVersion = (group: string, version: string): string =>
  group === '' ? version : `${group}/${version}`;

const clusterWide = { namespaced: false };

/** What every API server serves, as far as certificates and their users go. */
export const BUILT_IN: readonly ResourceType[] = [
  builtIn('v1', 'Secret', 'secrets', { fields: ['type'] }),
  builtIn('v1', 'ConfigMap', 'configmaps'),
  builtIn('v1', 'Namespace', 'namespaces', { ...clusterWide, fields: ['status.phase'] }),
  builtIn('v1', 'Node', 'nodes', { ...clusterWide, fields: ['spec.unschedulable'] }),
  builtIn('v1', 'Pod', 'pods', {
    fields: ['spec.nodeName', 'spec.serviceAccountName', 'status.phase', 'status.podIP'],
  }),
  builtIn('v1', 'Service', 'services', { fields: ['spec.clusterIP', 'spec.type'] }),
  builtIn('v1', 'ServiceAccount', 'serviceaccounts'),
  builtIn('apps/v1', 'Deployment', 'deployments'),
  builtIn('apps/v1', 'DaemonSet', 'daemonsets'),
  builtIn('apps/v1', 'StatefulSet', 'statefulsets'),
  builtIn('networking.k8s.io/v1', 'Ingress', 'ingresses'),
  builtIn(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    clusterWide
  ),
  builtIn(
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    'validatingwebhookconfigurations',
    clusterWide
  ),
  builtIn('apiregistration.k8s.io/v1', 'APIService', 'apiservices', clusterWide),
  builtIn('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'customresourcedefinitions', clusterWide),
  builtIn('certificates.k8s.io/v1', 'CertificateSigningRequest', 'certificatesigningrequests', {
    ...clusterWide,
    fields: ['spec.signerName'],
  }),
];
