import type { CertManagerSourceConfig } from '../../config/config.ts';
import { FOLLOW, READ, type Right, rightsIn } from '../cluster/right.ts';
import { collectionsOf } from './follow-cert-manager.ts';

/** What a certmanager source must be allowed to do. Namespaces are not asked for where they are named one by one. */
export function certManagerRights({ namespaces }: CertManagerSourceConfig): readonly Right[] {
  return [
    ...collectionsOf(namespaces).map(({ collection: { namespace, group, resource } }) => ({
      ...{ namespace, group, resource, verbs: READ },
    })),
    ...(namespaces.length === 0 ? rightsIn(null, '', 'namespaces', FOLLOW) : []),
  ];
}
