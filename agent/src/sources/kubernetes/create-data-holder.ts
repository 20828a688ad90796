import { type Facts, type Location, objectOf } from '@notafter/core';
import type { KubernetesSourceConfig } from '../../config/config.ts';
import type { Cluster, Collection, DataObject, ObjectMeta } from '../../kube/kube.ts';
import type { FoundPlace, HeldObjects } from '../cluster/held-objects.ts';
import type { KeyRule } from './key-reader.ts';
import { passphraseAt } from './passphrase-at.ts';
import { type ObjectLocation, readDataObject } from './read-data-object.ts';

/** How the objects of one resource become places. */
export interface DataHolderOptions {
  readonly config: Pick<KubernetesSourceConfig, 'name' | 'cluster'>;
  readonly kind: ObjectLocation['kind'];
  /** Plural, as in the path. */
  readonly resource: string;
  readonly held: HeldObjects;
  keysOf(object: DataObject): readonly KeyRule[];
  factsOf(object: DataObject): Facts;
}

/** Reads objects of one resource and holds what they hold. */
export interface DataHolder {
  collectionOf(namespace: string | null): Collection;
  objectOf(object: Pick<ObjectMeta, 'namespace' | 'name'>): string;
  /** Null when the location is of another kind. */
  identify(location: Location): DataIdentity | null;
  /** Holds what an object is now; nothing of it when the signal has aborted meanwhile. */
  hold(
    collection: string,
    object: DataObject,
    cluster: Pick<Cluster, 'getData'>,
    signal: AbortSignal
  ): void | Promise<void>;
}

/** Where an object is asked for, and the key under which it is held. */
export interface DataIdentity {
  readonly collection: Collection;
  readonly name: string;
  readonly object: string;
}

export function createDataHolder(options: DataHolderOptions): DataHolder {
  const { config, kind, resource, held, keysOf, factsOf } = options;
  const { name: source, cluster } = config;

  // Member by member: of an object that was spread, V8 keeps what is added later apart, in more memory.
  const locationOf = (namespace: string, name: string, key: string, entry?: string): ObjectLocation =>
    entry === undefined
      ? { source, cluster, node: '', kind, namespace, name, key }
      : { source, cluster, node: '', kind, namespace, name, key, entry };

  const nameOf = ({ namespace, name }: Pick<ObjectMeta, 'namespace' | 'name'>) =>
    objectOf(locationOf(namespace, name, ''));

  const collectionOf = (namespace: string | null) => ({ group: '', version: 'v1', resource, namespace });

  return {
    collectionOf,
    objectOf: nameOf,
    identify(location) {
      if (location.kind !== kind) {
        return null;
      }
      const { namespace, name } = location as ObjectLocation;
      return { collection: collectionOf(namespace), name, object: nameOf({ namespace, name }) };
    },
    hold(collection, object, cluster, signal) {
      const { namespace, name } = object;
      const facts = factsOf(object);
      const locate = (key: string, entry?: string) => locationOf(namespace, name, key, entry);
      const key = nameOf(object);
      const around = { passphraseAt: (reference: string) => passphraseAt(reference, object, cluster) };
      const places = readDataObject(object, keysOf(object), around, locate, held.placesOf(key));
      const holdPlaces = (found: readonly FoundPlace[]) => signal.aborted || held.hold(collection, key, found, facts);
      if (places instanceof Promise) {
        return places.then((found) => void holdPlaces(found));
      }
      holdPlaces(places);
      return undefined;
    },
  };
}
