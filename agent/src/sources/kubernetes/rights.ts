import type { KubernetesSourceConfig } from '../../config/config.ts';
import { AGENT_PODS, NODES } from '../blind-spots/follow-nodes.ts';
import { FOLLOW, READ, type Right, literalNamespaces, rightsIn } from '../cluster/right.ts';
import { resourcesOfUsers } from '../uses/resources-of-users.ts';

/** What a kubernetes source must be allowed to do. Namespaces are not asked for where they are named one by one. */
export function kubernetesRights(config: KubernetesSourceConfig): readonly Right[] {
  const { namespaces, secrets, configMaps, usedBy, blindSpots } = config;
  const named = literalNamespaces(namespaces);
  return [
    ...(secrets === null ? [] : rightsIn(named, '', 'secrets', READ)),
    ...(configMaps === null ? [] : rightsIn(named, '', 'configmaps', READ)),
    ...(named === null ? rightsIn(null, '', 'namespaces', FOLLOW) : []),
    ...resourcesOfUsers(usedBy).flatMap(({ group, resource, isScoped }) =>
      rightsIn(isScoped ? named : null, group, resource, FOLLOW)
    ),
    ...(blindSpots
      ? [NODES, AGENT_PODS].flatMap(({ group, resource }) => rightsIn(null, group, resource, FOLLOW))
      : []),
  ];
}
