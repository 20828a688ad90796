import type { KubernetesSourceConfig } from '../../config/config.ts';
import { AGENT_PODS, NODES } from '../blind-spots/follow-nodes.ts';
import { FOLLOW, GET, READ, type Right, literalNamespaces, rightsIn } from '../cluster/right.ts';
import { resourcesOfUsers } from '../uses/resources-of-users.ts';

/** What a kubernetes source must be allowed to do. Namespaces are not asked for where they are named one by one. */
export function kubernetesRights(config: KubernetesSourceConfig): readonly Right[] {
  const { namespaces, secrets, configMaps, usedBy, blindSpots } = config;
  const named = literalNamespaces(namespaces);
  return [
    ...(secrets === null ? [] : rightsIn(named, '', 'secrets', READ)),
    ...passphraseRights(config, named),
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

/** Secrets that hold passphrases and are not read anyway: those named with their namespace, and those beside ConfigMaps. */
function passphraseRights(config: KubernetesSourceConfig, named: readonly string[] | null): readonly Right[] {
  const { secrets, configMaps } = config;
  const rules = [...(secrets?.types ?? []), ...(configMaps === null ? [] : [configMaps])];
  const references = rules.flatMap(({ passphrases }) =>
    passphrases.flatMap(({ passphraseKey }) => passphraseKey ?? [])
  );
  const parts = references.map((reference) => reference.split('/'));
  const isRead = (namespace: string) => secrets !== null && (named === null || named.includes(namespace));
  const elsewhere = parts.flatMap(([namespace = '', , key]) =>
    key === undefined || isRead(namespace) ? [] : [namespace]
  );
  const isBeside = secrets === null && parts.some(({ length }) => length === 2);
  return [
    ...(isBeside ? rightsIn(named, '', 'secrets', GET) : []),
    ...rightsIn([...new Set(elsewhere)], '', 'secrets', GET),
  ];
}
