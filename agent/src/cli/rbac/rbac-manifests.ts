import type { Right } from '../../sources/cluster/right.ts';

export interface RbacOptions {
  /** Of the roles and their bindings. */
  readonly name: string;
  readonly serviceAccount: string;
  /** Where the service account is. */
  readonly namespace: string;
}

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** A ClusterRole for what is needed in all of the cluster, a Role for each namespace, and their bindings. */
export function rbacManifests(rights: readonly Right[], options: RbacOptions): readonly object[] {
  const byNamespace = Map.groupBy(rights, ({ namespace }) => namespace);
  const everywhere = verbsByResource(byNamespace.get(null) ?? []);
  return [...byNamespace]
    .sort(([a], [b]) => (a ?? '').localeCompare(b ?? ''))
    .flatMap(([namespace, own]) => {
      const needed = verbsByResource(own).flatMap(({ verbs, ...resource }) => {
        const left = namespace === null ? verbs : without(verbs, everywhere, resource);
        return left.length === 0 ? [] : [{ ...resource, verbs: left }];
      });
      return needed.length === 0 ? [] : roleAndBinding(namespace, rulesOf(needed), options);
    });
}

type Need = Omit<Right, 'namespace'>;

/** Each resource once, with all the verbs that anybody needs of it. */
function verbsByResource(rights: readonly Right[]): readonly Need[] {
  const alike = Map.groupBy(rights, ({ group, resource }) => JSON.stringify([group, resource]));
  return Array.from(alike.values(), (same) => {
    const verbs = [...new Set(same.flatMap((right) => right.verbs))].sort();
    return { group: same[0]?.group ?? '', resource: same[0]?.resource ?? '', verbs };
  });
}

function without(
  verbs: Need['verbs'],
  given: readonly Need[],
  { group, resource }: Omit<Need, 'verbs'>
): Need['verbs'] {
  const has = given.find((it) => it.group === group && it.resource === resource)?.verbs ?? [];
  return verbs.filter((verb) => !has.includes(verb));
}

function roleAndBinding(
  namespace: string | null,
  rules: readonly Rule[],
  { name, serviceAccount, namespace: home }: RbacOptions
): readonly object[] {
  const prefix = namespace === null ? 'Cluster' : '';
  const metadata = namespace === null ? { name } : { name, namespace };
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  return [
    { apiVersion, kind: `${prefix}Role`, metadata, rules },
    {
      ...{ apiVersion, kind: `${prefix}RoleBinding`, metadata },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: `${prefix}Role`, name },
      subjects: [{ kind: 'ServiceAccount', name: serviceAccount, namespace: home }],
    },
  ];
}

/** One rule for all resources of a group that need the same verbs. */
function rulesOf(needs: readonly Need[]): readonly Rule[] {
  const alike = Map.groupBy(needs, ({ group, verbs }) => JSON.stringify([group, verbs]));
  return Array.from(alike.values(), (same) => ({
    apiGroups: [same[0]?.group ?? ''],
    resources: same.map(({ resource }) => resource).sort(),
    verbs: same[0]?.verbs ?? [],
  }));
}
