import type { TestContext } from 'node:test';
import type { Manifest } from '@notafter/testkit';
import type { CertManagerSourceConfig } from '../../config/config.ts';
import { CERT_MANAGER_TYPES } from './cert-manager-objects.ts';
import { certManagerConfig, createClusterLab } from './create-cluster-lab.ts';

export const SECRET = 'Secret shop/web-tls';

/** A cluster with cert-manager and these objects, and a source that has told all that it knows of them. */
export async function setUpCertManager(
  test: TestContext,
  manifests: readonly Manifest[],
  parts: Partial<CertManagerSourceConfig> = {}
) {
  const lab = await createClusterLab(test);
  CERT_MANAGER_TYPES.forEach(lab.server.serve);
  lab.server.apply(...manifests);
  const running = await lab.start(certManagerConfig(lab.kubeconfig, parts));
  const { facts } = running.sink;
  const failure = (object = SECRET) => facts.get(object)?.issuanceFailure;
  return { ...lab, ...running, facts, failure };
}
