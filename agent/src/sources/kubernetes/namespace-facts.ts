import { isDeepStrictEqual } from 'node:util';
import type { Facts, Sink } from '@notafter/core';
import type { KubernetesSourceConfig, SelectionRules } from '../../config/config.ts';
import type { Collection } from '../../kube/kube.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import { factsFrom, objectFacts } from '../cluster/object-facts.ts';
import { literalNamespaces } from '../cluster/right.ts';
import { labelSelectorOf } from '../cluster/selection.ts';

const ASPECT = 'namespace';

/**
 * The same sink, which tells of each object that is there what its namespace says, too: by annotations and by the labels of
 * the owner. What the object says itself was told before, and so holds. Where namespaces are named one by one, they are not
 * asked: rights in a namespace do not allow to watch it.
 */
export function withNamespaceFacts(
  session: ClusterSession,
  sink: Sink,
  { namespaces, owner }: Pick<KubernetesSourceConfig, 'namespaces' | 'owner'>
): Sink {
  const collection = namespacesOf(namespaces);
  if (collection === null) {
    return sink;
  }
  const factsOf = new Map<string, Facts>();
  const objectsIn = new Map<string, Set<string>>();

  function setFacts(namespace: string, facts: Facts | null): void {
    if (isDeepStrictEqual(factsOf.get(namespace) ?? null, facts)) {
      return;
    }
    if (facts === null) {
      factsOf.delete(namespace);
    } else {
      factsOf.set(namespace, facts);
    }
    objectsIn.get(namespace)?.forEach((object) => sink.relate(object, facts, ASPECT));
  }

  function lost(namespace: string, object: string): void {
    const objects = objectsIn.get(namespace);
    if (objects?.delete(object) === true && factsOf.has(namespace)) {
      sink.relate(object, null, ASPECT);
    }
    if (objects?.size === 0) {
      objectsIn.delete(namespace);
    }
  }

  function found(namespace: string, object: string): void {
    const objects = objectsIn.get(namespace);
    const facts = factsOf.get(namespace);
    if (facts !== undefined && objects?.has(object) !== true) {
      sink.relate(object, facts, ASPECT);
    }
    if (objects === undefined) {
      objectsIn.set(namespace, new Set([object]));
    } else {
      objects.add(object);
    }
  }

  session.followMetadata(collection, {
    changed(namespace) {
      const facts = factsFrom(`Namespace ${namespace.name}`, objectFacts(namespace, { owner, exposeLabels: [] }));
      setFacts(namespace.name, Object.keys(facts).length === 0 ? null : facts);
    },
    deleted: ({ name }) => setFacts(name, null),
  });

  return {
    ...sink,
    relate(object, facts, aspect) {
      sink.relate(object, facts, aspect);
      const namespace = aspect === undefined ? namespaceOf(object) : '';
      if (namespace !== '') {
        (facts === null ? lost : found)(namespace, object);
      }
    },
  };
}

/** Of `Secret shop/web`; empty for an object that is in none. */
function namespaceOf(object: string): string {
  const start = object.indexOf(' ') + 1;
  return object.slice(start, Math.max(start, object.indexOf('/', start)));
}

/** Null when rules name them one by one. */
function namespacesOf(rules: SelectionRules): Collection | null {
  if (literalNamespaces(rules) !== null) {
    return null;
  }
  const labelSelector = labelSelectorOf(rules);
  const all = { group: '', version: 'v1', resource: 'namespaces', namespace: null };
  return labelSelector === null ? all : { ...all, labelSelector };
}
