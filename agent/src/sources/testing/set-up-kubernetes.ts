import type { TestContext } from 'node:test';
import type { Manifest } from '@notafter/testkit';
import type { KubernetesSourceConfig } from '../../config/config.ts';
import { createClusterLab, kubernetesConfig } from './create-cluster-lab.ts';

/** A cluster with these objects, and a kubernetes source that has seen them all. */
export async function setUpKubernetes(
  test: Pick<TestContext, 'after'>,
  manifests: readonly Manifest[],
  parts: Partial<KubernetesSourceConfig> = {}
) {
  const lab = await createClusterLab(test);
  lab.server.apply(...manifests);
  return { ...lab, ...(await lab.start(kubernetesConfig(lab.kubeconfig, parts))) };
}

/** What a Secret of type kubernetes.io/tls holds. */
export const tls = (pem: string) => ({ 'tls.crt': pem, 'tls.key': 'a key that nobody reads' });
