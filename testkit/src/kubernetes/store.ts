import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from './api-server.ts';
import { type Collection, createCollection } from './collection.ts';
import { completeManifest } from './complete-manifest.ts';
import { servedByDefinition } from './custom-resource-definition.ts';
import { BUILT_IN, type ResourceType, splitApiVersion } from './resource-type.ts';
import { type StoredObject, keyOf, storedObject } from './stored-object.ts';

const FIRST_VERSION = 1000;
const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** What etcd and the registries of an API server hold. */
export interface Store {
  /** Version of the newest change of all. */
  readonly version: number;
  readonly types: readonly ResourceType[];
  /** Creates or replaces; what changes nothing makes no new version. A Namespace that is missing is made. */
  apply(manifest: Manifest): void;
  remove(kind: string, namespace: string | null, name: string): void;
  find(group: string, version: string, plural: string): Collection | undefined;
  serve(type: ResourceType): void;
  unserve(group: string, plural: string): void;
  compact(): void;
}

export function createStore(clock: () => number): Store {
  const collections = new Map<string, Collection>();
  let version = FIRST_VERSION;
  const nextVersion = (): number => (version += 1);

  const serve = (type: ResourceType): void => {
    const id = idOf(type.group, type.plural);
    const known = collections.get(id);
    if (known === undefined) {
      collections.set(id, createCollection(type, version));
    } else {
      const added = type.versions.filter((name) => !known.type.versions.includes(name));
      known.type = { ...type, versions: [...known.type.versions, ...added] };
    }
  };
  const unserve = (group: string, plural: string): void => {
    collections.get(idOf(group, plural))?.drop();
    collections.delete(idOf(group, plural));
  };
  const ofKind = (matches: (type: ResourceType) => boolean, what: string): Collection => {
    const found = [...collections.values()].find(({ type }) => matches(type));
    if (found === undefined) {
      throw new Error(`no matches for kind ${what}: serve() it first`);
    }
    return found;
  };
  const removeAt = (collection: Collection, object: StoredObject): void => {
    collection.delete(object.key, nextVersion());
    if (collection.type.kind === 'CustomResourceDefinition') {
      servedByDefinition(object.body).forEach(({ group, plural }) => unserve(group, plural));
    }
    if (collection.type.kind === 'Namespace') {
      collections.forEach((other) => {
        const inside = other.at(version).filter(({ namespace }) => namespace === object.name);
        inside.forEach((child) => removeAt(other, child));
      });
    }
  };
  const apply = (manifest: Manifest): void => {
    const { group } = splitApiVersion(manifest.apiVersion);
    const { kind } = manifest;
    const collection = ofKind(
      (type) => type.kind === kind && type.group === group,
      `${kind} in ${manifest.apiVersion}`
    );
    const object = objectOf(collection, manifest, clock());
    ensureNamespace(object.namespace);
    const previous = collection.get(object.key);
    if (previous !== undefined && isRetyped(previous, object)) {
      removeAt(collection, previous);
      collection.put(objectOf(collection, manifest, clock()), nextVersion());
    } else if (previous === undefined || !isSame(previous, object)) {
      collection.put(object, nextVersion());
    }
    if (kind === 'CustomResourceDefinition') {
      servedByDefinition(object.body).forEach(serve);
    }
  };
  const ensureNamespace = (name: string): void => {
    if (name !== '' && collections.get(idOf('', 'namespaces'))?.get(name) === undefined) {
      apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, status: { phase: 'Active' } });
    }
  };

  BUILT_IN.forEach(serve);
  NAMESPACES.forEach(ensureNamespace);
  return {
    get version() {
      return version;
    },
    get types() {
      return [...collections.values()].map(({ type }) => type);
    },
    apply,
    remove(kind, namespace, name) {
      const collection = ofKind((type) => type.kind === kind, kind);
      const object = collection.get(keyOf(namespace, name));
      if (object !== undefined) {
        removeAt(collection, object);
      }
    },
    find(group, wanted, plural) {
      const collection = collections.get(idOf(group, plural));
      return collection?.type.versions.includes(wanted) ? collection : undefined;
    },
    serve,
    unserve,
    compact() {
      const now = nextVersion();
      collections.forEach((collection) => collection.compact(now));
    },
  };
}

const idOf = (group: string, plural: string): string => `${plural}.${group}`;

const objectOf = (collection: Collection, manifest: Manifest, nowMs: number): StoredObject => {
  const { type } = collection;
  const namespace = type.namespaced ? (manifest.metadata.namespace ?? 'default') : '';
  const previous = collection.get(keyOf(namespace, manifest.metadata.name));
  return storedObject(type, completeManifest(type, manifest, previous, nowMs));
};

/** The type of a Secret is immutable: another one is another object. */
const isRetyped = (previous: StoredObject, next: StoredObject): boolean =>
  next.type.kind === 'Secret' && previous.body['type'] !== next.body['type'];

function isSame(previous: StoredObject, next: StoredObject): boolean {
  const { resourceVersion } = previous.body.metadata;
  return isDeepStrictEqual(previous.body, { ...next.body, metadata: { ...next.body.metadata, resourceVersion } });
}
