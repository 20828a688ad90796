import type { TestContext } from 'node:test';
import { type Manifest, issue } from '@notafter/testkit';
import type { KubernetesSourceConfig } from '../../config/config.ts';
import { createClusterLab, kubernetesConfig, secret } from './create-cluster-lab.ts';
import { tls } from './set-up-kubernetes.ts';

export const { pem } = issue({ subject: 'CN=web' });
/** All kinds of users are asked for. */
export const ALL = { ingresses: true, gateways: true, pods: true, webhooks: true };

export const GATEWAY_API = ['Gateway', 'HTTPRoute'].map((kind) => ({
  ...{ group: 'gateway.networking.k8s.io', version: 'v1', kind },
  ...{ plural: `${kind.toLowerCase()}s`, namespaced: true },
}));
export const CERTIFICATES = {
  ...{ group: 'cert-manager.io', version: 'v1', kind: 'Certificate' },
  ...{ plural: 'certificates', namespaced: true },
};

/** @param place `namespace/name`, or the name of what belongs to the whole cluster */
export function manifest(apiVersion: string, kind: string, place: string, spec: unknown, annotations = {}): Manifest {
  const [first = '', second] = place.split('/');
  const metadata = second === undefined ? { name: first } : { namespace: first, name: second };
  return { apiVersion, kind, metadata: { ...metadata, annotations }, spec };
}

export const ingress = (place: string, secretName: string) =>
  manifest('networking.k8s.io/v1', 'Ingress', place, { tls: [{ secretName, hosts: ['shop.example'] }] });

export const pod = (place: string, secretName: string) =>
  manifest('v1', 'Pod', place, { volumes: [{ name: 'tls', secret: { secretName } }] });

export const gateway = (place: string, ref: unknown, hostname = 'shop.example') =>
  manifest('gateway.networking.k8s.io/v1', 'Gateway', place, {
    listeners: [{ name: 'https', hostname, tls: { certificateRefs: [ref] } }],
  });

export const route = (place: string, parent: unknown) =>
  manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', place, { parentRefs: [parent], hostnames: ['shop.example'] });

/** A cluster with a Secret `shop/web-tls`; `start` runs a source that asks who uses it. */
export async function setUpUsers(
  test: TestContext,
  manifests: readonly Manifest[],
  parts: Partial<KubernetesSourceConfig> = {}
) {
  const lab = await createClusterLab(test);
  const start = async () => {
    lab.server.apply(secret('shop/web-tls', tls(pem)), ...manifests);
    const running = await lab.start(kubernetesConfig(lab.kubeconfig, { usedBy: ALL, ...parts }));
    const usedBy = (name: string) => running.sink.facts.get(`Secret ${name} uses`)?.usedBy?.join(' | ') ?? '';
    const isUnused = (name: string) => running.sink.facts.get(`Secret ${name} uses`)?.unused === true;
    return { ...running, usedBy, isUnused };
  };
  return { ...lab, start };
}
