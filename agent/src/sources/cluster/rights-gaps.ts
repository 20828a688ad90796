import { type Gap, type RemedyStep, shellQuote } from '@notafter/core';
import type { Collection, CollectionState } from '../../kube/kube.ts';

/** With the agent's own configuration in place of notafter.yaml. */
export const GIVE_RIGHTS: RemedyStep = {
  text: "Give the agent's account the rights that its configuration needs, or take this out of the configuration",
  command: 'notafter rbac --config notafter.yaml | kubectl apply -f -',
};

export interface LostCollection {
  readonly collection: Collection;
  readonly state: Extract<CollectionState, { ok: false }>;
}

/** One gap for each namespace, or resource of all of them, that cannot be seen. */
export function rightsGaps(lost: readonly LostCollection[]): Gap[] {
  return Array.from(
    Map.groupBy(lost, ({ collection }) => objectOfGap(collection)),
    ([object, collections]) => ({
      object,
      message: messageOf(object, collections),
      remedy: remedyOf(collections),
    })
  );
}

function objectOfGap({ namespace, resource }: Collection): string {
  return namespace === null ? `All ${resource}` : `Namespace ${namespace}`;
}

function messageOf(object: string, lost: readonly LostCollection[]): string {
  const resources = [...new Set(lost.map(({ collection }) => collection.resource))];
  const scope = object.startsWith('Namespace ') ? ` in ${object.replace('N', 'n')}` : '';
  return `${resources.join(' and ')}${scope} are not seen: ${lost[0]?.state.message ?? ''}`;
}

function remedyOf(lost: readonly LostCollection[]): RemedyStep[] {
  const forbidden = lost.filter(({ state }) => state.reason === 'forbidden').map(({ collection }) => collection);
  if (forbidden.length === 0) {
    return [{ text: 'Install what serves it, or take it out of the source' }];
  }
  const resources = [
    ...new Set(forbidden.map(({ group, resource }) => (group === '' ? resource : `${resource}.${group}`))),
  ];
  const namespace = forbidden[0]?.namespace ?? null;
  const scope = namespace === null ? '--all-namespaces' : `-n ${shellQuote(namespace)}`;
  return [
    GIVE_RIGHTS,
    ...resources.map((resource) => ({
      text: "Proof: this answers yes, asked as the agent's account (add --as)",
      command: `kubectl auth can-i watch ${shellQuote(resource)} ${scope}`,
    })),
  ];
}
