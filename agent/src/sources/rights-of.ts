import type { ClusterSourceConfig } from '../config/config.ts';
import { BUNDLE_RESOURCES } from './cabundle/bundle-resources.ts';
import { certManagerRights } from './certmanager/rights.ts';
import { READ, type Right, rightsIn } from './cluster/right.ts';
import { kubernetesRights } from './kubernetes/rights.ts';

/** The rights that a source needs at the API server to see and check all that it is configured for, and no more. */
export function rightsOf(config: ClusterSourceConfig): readonly Right[] {
  switch (config.kind) {
    case 'kubernetes':
      return kubernetesRights(config);
    case 'cabundle':
      return config.resources.flatMap((resource) => {
        const { collection } = BUNDLE_RESOURCES[resource];
        return rightsIn(null, collection.group, collection.resource, READ);
      });
    case 'csr':
      return rightsIn(null, 'certificates.k8s.io', 'certificatesigningrequests', READ);
    case 'certmanager':
      return certManagerRights(config);
  }
}
