import type { Manifest } from './api-server.ts';
import type { ResourceType } from './resource-type.ts';

type Metadata = Manifest['metadata'] & { readonly resourceVersion: string };

/** One object at one resourceVersion; never changed, so that what is encoded of it can be kept. */
export interface StoredObject {
  readonly type: ResourceType;
  /** As in etcd: `namespace/name`, or the name alone. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  /** Without `kind` and `apiVersion`, which depend on the version that is asked for. */
  readonly body: Readonly<Record<string, unknown>> & { readonly metadata: Metadata };
}

export const keyOf = (namespace: string | null | undefined, name: string): string =>
  namespace === null || namespace === undefined || namespace === '' ? name : `${namespace}/${name}`;

export function storedObject(type: ResourceType, body: StoredObject['body']): StoredObject {
  const { name } = body.metadata;
  const namespace = body.metadata.namespace ?? '';
  return { type, key: keyOf(namespace, name), namespace, name, body };
}

/** The same object at another resourceVersion, as in the event of its deletion. */
export function atVersion(object: StoredObject, resourceVersion: number): StoredObject {
  const metadata = { ...object.body.metadata, resourceVersion: String(resourceVersion) };
  return { ...object, body: { ...object.body, metadata } };
}

/** Remembers what was computed of an object for as long as the object lives. */
export function perObject<T>(compute: (object: StoredObject) => T): (object: StoredObject) => T {
  const known = new WeakMap<StoredObject, { readonly value: T }>();
  return (object) => {
    const found = known.get(object) ?? { value: compute(object) };
    known.set(object, found);
    return found.value;
  };
}
