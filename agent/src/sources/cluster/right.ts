import type { SelectionRules } from '../../config/config.ts';
import { isLiteral, selectNames } from './selection.ts';

export type Verb = 'get' | 'list' | 'watch';

/** What the agent's account must be allowed to do. */
export interface Right {
  /** Null for all of the cluster. */
  readonly namespace: string | null;
  /** Empty for the core group. */
  readonly group: string;
  /** Plural, as in the path. */
  readonly resource: string;
  readonly verbs: readonly Verb[];
  /** Of objects of these names alone; without it, of all. Only `get` can be so narrow. */
  readonly resourceNames?: readonly string[];
}

/** To follow objects, and to get one of them for `check`. */
export const READ: readonly Verb[] = ['get', 'list', 'watch'];
export const FOLLOW: readonly Verb[] = ['list', 'watch'];

/** The namespaces that rules name one by one, where a Role is enough; null when all of the cluster must be asked. */
export function literalNamespaces(rules: SelectionRules): readonly string[] | null {
  const { include, includeLabels, excludeLabels } = rules;
  const isNamed = include.length > 0 && include.every(isLiteral);
  return isNamed && includeLabels.length + excludeLabels.length === 0
    ? [...new Set(include.filter(selectNames(rules)))]
    : null;
}

/** A right in each of the namespaces, or in all of the cluster. */
export function rightsIn(
  namespaces: readonly string[] | null,
  group: string,
  resource: string,
  verbs: readonly Verb[]
): readonly Right[] {
  return (namespaces ?? [null]).map((namespace) => ({ namespace, group, resource, verbs }));
}
