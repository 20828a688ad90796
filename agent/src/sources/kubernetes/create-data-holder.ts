import { type Facts, type Location, objectOf } from '@notafter/core';
import type { KubernetesSourceConfig } from '../../config/config.ts';
import type { Cluster, Collection, DataObject, ObjectMeta } from '../../kube/kube.ts';
import type { FoundPlace, HeldObjects } from '../cluster/held-objects.ts';
import type { KeyRule } from './key-reader.ts';
import { type LocationOf, type ObjectLocation, readDataObject } from './read-data-object.ts';

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

/** An object that is there now. */
interface Found {
  readonly collection: string;
  readonly key: string;
  readonly facts: Facts;
  readonly signal: AbortSignal;
}

export function createDataHolder(options: DataHolderOptions): DataHolder {
  const { config, kind, resource, held, keysOf, factsOf } = options;
  const { name: source, cluster } = config;

  // Member by member: of an object that was spread, V8 keeps what is added later apart, in more memory.
  const locationOf: LocationOf = ({ namespace, name }, key, entry) =>
    entry === undefined
      ? { source, cluster, node: '', kind, namespace, name, key }
      : { source, cluster, node: '', kind, namespace, name, key, entry };

  const nameOf = (object: Pick<ObjectMeta, 'namespace' | 'name'>) => objectOf(locationOf(object, ''));

  function holdPlaces({ collection, key, facts, signal }: Found, places: readonly FoundPlace[]): void {
    if (!signal.aborted) {
      held.hold(collection, key, places, facts);
    }
  }

  async function holdLater(found: Found, places: Promise<readonly FoundPlace[]>): Promise<void> {
    holdPlaces(found, await places);
  }

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
      const key = nameOf(object);
      const found = { collection, key, facts: factsOf(object), signal };
      const before = held.placesOf(key);
      const places = readDataObject({ object, cluster, rules: keysOf(object), locationOf, before });
      return places instanceof Promise ? holdLater(found, places) : holdPlaces(found, places);
    },
  };
}
