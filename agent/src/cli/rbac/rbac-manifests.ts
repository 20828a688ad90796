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
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** A ClusterRole for what is needed in all of the cluster, a Role for each namespace, and their bindings. */
export function rbacManifests(rights: readonly Right[], options: RbacOptions): readonly object[] {
  const byNamespace = Map.groupBy(rights, ({ namespace }) => namespace);
  const everywhere = mergeAlike(byNamespace.get(null) ?? []);
  return [...byNamespace]
    .sort(([a], [b]) => (a ?? '').localeCompare(b ?? ''))
    .flatMap(([namespace, own]) => {
      const merged = mergeAlike(own);
      const given = namespace === null ? merged : [...everywhere, ...merged];
      const needed = merged
        .map((need) => ({ ...need, verbs: need.verbs.filter((verb) => !isGiven(verb, need, given)) }))
        .filter(({ verbs }) => verbs.length > 0);
      return needed.length === 0 ? [] : roleAndBinding(namespace, rulesOf(needed), options);
    });
}

type Need = Omit<Right, 'namespace'>;

/** Each resource, or each choice of its objects, once, with all the verbs that anybody needs of it. */
function mergeAlike(rights: readonly Right[]): readonly Need[] {
  const alike = Map.groupBy(rights, ({ group, resource, resourceNames }) =>
    JSON.stringify([group, resource, resourceNames])
  );
  return Array.from(alike.values(), (same) => {
    const { namespace: _, ...need } = same[0]!;
    return { ...need, verbs: [...new Set(same.flatMap(({ verbs }) => verbs))].sort() };
  });
}

/** Whether another need, of all objects, allows it already. */
function isGiven(verb: string, need: Need, given: readonly Need[]): boolean {
  return given.some(
    ({ group, resource, resourceNames, verbs }, index) =>
      given[index] !== need &&
      resourceNames === undefined &&
      group === need.group &&
      resource === need.resource &&
      verbs.some((it) => it === verb)
  );
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

/** One rule for all resources of a group that need the same verbs of all objects, and one for each choice of objects. */
function rulesOf(needs: readonly Need[]): readonly Rule[] {
  const alike = Map.groupBy(needs, ({ group, resourceNames, verbs }) => JSON.stringify([group, resourceNames, verbs]));
  return Array.from(alike.values(), (same) => {
    const { group, resourceNames, verbs } = same[0]!;
    const resources = same.map(({ resource }) => resource).sort();
    return { apiGroups: [group], resources, ...(resourceNames === undefined ? {} : { resourceNames }), verbs };
  });
}
