import type { Grant } from './api-server.ts';

/** What is asked of the authorizer. */
export interface Attributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace: string | null;
  readonly name: string | null;
}

export type Rights = readonly Grant[] | 'everything';

/** Who asks; null for a token that nobody knows. */
export interface User {
  readonly name: string;
  readonly rights: Rights;
}

export const ANONYMOUS: User = { name: 'system:anonymous', rights: [] };

export function isAllowed(rights: Rights, asked: Attributes): boolean {
  return rights === 'everything' || rights.some((grant) => covers(grant, asked));
}

function covers(grant: Grant, { verb, group, resource, namespace, name }: Attributes): boolean {
  const names = grant.resourceNames ?? [];
  return (
    (grant.namespace === null || grant.namespace === namespace) &&
    has(grant.verbs, verb) &&
    has(grant.apiGroups, group) &&
    has(grant.resources, resource) &&
    (names.length === 0 || (name !== null && names.includes(name)))
  );
}

const has = (values: readonly string[], wanted: string): boolean => values.includes('*') || values.includes(wanted);

/** What the authorizer says to a refusal. */
export function refusal(user: string, { verb, group, resource, namespace }: Attributes): string {
  const where = namespace === null ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return `User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
}

/** The rules of a SelfSubjectRulesReview in a namespace. */
export function rulesIn(rights: Rights, namespace: string): ReadonlyArray<Omit<Grant, 'namespace'>> {
  if (rights === 'everything') {
    return [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }];
  }
  return rights
    .filter((grant) => grant.namespace === null || grant.namespace === namespace)
    .map(({ namespace: _namespace, ...rule }) => rule);
}
