import type { Manifest } from '../../kubernetes/api-server.ts';
import type { ClusterAuthorities } from './cluster-authorities.ts';
import { type ObjectName, metadataOf } from './manifests.ts';

/** Whom the cluster trusts: bundles in ConfigMaps, and the caBundle of a webhook and of an APIService. */
export function trustBundles({ kubernetes, web, internal, vault }: ClusterAuthorities): Manifest[] {
  const [internalPem, webPem] = [internal.certificate.pem, web.certificate.pem];
  return [
    configMap('shop/corporate-trust', { 'ca-bundle.crt': webPem + internalPem }),
    configMap('data/vault-ca', { 'ca.crt': vault.certificate.pem }),
    configMap('kube-system/extension-apiserver-authentication', { 'client-ca-file': kubernetes.certificate.pem }),
    webhook('policy.shop.example', internalPem),
    apiService('v1beta1.metrics.k8s.io', internalPem),
  ];
}

const configMap = (name: ObjectName, data: Readonly<Record<string, string>>): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: metadataOf(name),
  data,
});

function webhook(name: string, caPem: string): Manifest {
  const clientConfig = { caBundle: base64(caPem), service: { namespace: 'shop', name: 'policy', path: '/validate' } };
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'policy' },
    webhooks: [{ name, clientConfig, sideEffects: 'None', admissionReviewVersions: ['v1'] }],
  };
}

function apiService(name: string, caPem: string): Manifest {
  const service = { namespace: 'kube-system', name: 'metrics-server', port: 443 };
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name },
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      caBundle: base64(caPem),
      service,
    },
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
