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
function passphraseRights({ secrets, configMaps }: KubernetesSourceConfig, named: readonly string[] | null): Right[] {
  const rules = [...(secrets?.types ?? []), ...(configMaps === null ? [] : [configMaps])];
  const objects = rules
    .flatMap(({ passphrases }) => passphrases.flatMap(({ passphraseKey }) => passphraseKey ?? []))
    .flatMap((reference) => secretsOf(reference, named));
  const isRead = (namespace: string | null) =>
    secrets !== null && (named === null || (namespace !== null && named.includes(namespace)));
  const byNamespace = Map.groupBy(objects, ({ namespace }) => namespace);
  return [...byNamespace]
    .filter(([namespace]) => !isRead(namespace))
    .map(([namespace, inIt]) => ({
      ...{ namespace, group: '', resource: 'secrets', verbs: ['get'] },
      resourceNames: [...new Set(inIt.map(({ name }) => name))].sort(),
    }));
}

interface SecretOfPassphrase {
  /** Null for that of each object. */
  readonly namespace: string | null;
  readonly name: string;
}

/** None for a key of the object itself. */
function secretsOf(reference: string, named: readonly string[] | null): readonly SecretOfPassphrase[] {
  const [, name, namespace] = reference.split('/').reverse();
  if (name === undefined) {
    return [];
  }
  const namespaces = namespace === undefined ? (named ?? [null]) : [namespace];
  return namespaces.map((it) => ({ namespace: it, name }));
}
