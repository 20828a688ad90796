import type { ResourceType } from './resource-type.ts';
import { type StoredObject, atVersion } from './stored-object.ts';

/** Changes that are remembered, for watches from before and for pages of an older list. */
const REMEMBERED_CHANGES = 50_000;
const REMEMBERED_SNAPSHOTS = 8;

/** One change of one object. */
export interface Change {
  readonly version: number;
  readonly before: StoredObject | null;
  /** Null when it was deleted. */
  readonly after: StoredObject | null;
  /** What an event tells: the new state, or the last one at the version of the deletion. */
  readonly object: StoredObject;
}

export interface Listener {
  changed(change: Change): void;
  /** The resource is served no longer. */
  dropped(): void;
}

/** The objects of one resource, with their history. */
export interface Collection {
  type: ResourceType;
  /** The oldest version from which a watch or a list can go on. */
  readonly oldest: number;
  get(key: string): StoredObject | undefined;
  /** All objects in the order of their keys, as they were at a version. */
  at(version: number): readonly StoredObject[];
  since(version: number): readonly Change[];
  /** Tells of every change from now on, until the returned function is called. */
  subscribe(listener: Listener): () => void;
  put(object: StoredObject, version: number): void;
  delete(key: string, version: number): void;
  /** Forgets what happened before a version. */
  compact(version: number): void;
  drop(): void;
}

export function createCollection(type: ResourceType, firstVersion: number): Collection {
  const objects = new Map<string, StoredObject>();
  const listeners = new Set<Listener>();
  const snapshots = new Map<number, readonly StoredObject[]>();
  let changes: Change[] = [];
  let oldest = firstVersion;
  let sorted: readonly StoredObject[] | null = null;

  const record = (change: Change): void => {
    sorted = null;
    changes.push(change);
    if (changes.length > REMEMBERED_CHANGES) {
      changes = changes.slice(REMEMBERED_CHANGES / 2);
      oldest = changes[0]!.version;
    }
    listeners.forEach((listener) => listener.changed(change));
  };
  const since = (version: number): readonly Change[] => changes.slice(firstAfter(changes, version));

  return {
    type,
    get oldest() {
      return oldest;
    },
    get: (key) => objects.get(key),
    at(version) {
      const later = since(version);
      if (later.length === 0) {
        return (sorted ??= inOrder(objects));
      }
      const snapshot = snapshots.get(version) ?? inOrder(undo(objects, later));
      remember(snapshots, version, snapshot);
      return snapshot;
    },
    since,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(object, version) {
      const before = objects.get(object.key) ?? null;
      const after = atVersion(object, version);
      objects.set(after.key, after);
      record({ version, before, after, object: after });
    },
    delete(key, version) {
      const before = objects.get(key);
      if (before !== undefined) {
        objects.delete(key);
        record({ version, before, after: null, object: atVersion(before, version) });
      }
    },
    compact(version) {
      changes = [];
      oldest = version;
      snapshots.clear();
    },
    drop: () => listeners.forEach((listener) => listener.dropped()),
  };
}

/** Index of the first change after a version; changes stand in order. */
function firstAfter(changes: readonly Change[], version: number): number {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (changes[middle]!.version > version) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

function undo(objects: ReadonlyMap<string, StoredObject>, changes: readonly Change[]): Map<string, StoredObject> {
  const then = new Map(objects);
  for (const { before, object } of changes.toReversed()) {
    if (before === null) {
      then.delete(object.key);
    } else {
      then.set(object.key, before);
    }
  }
  return then;
}

const inOrder = (objects: ReadonlyMap<string, StoredObject>): readonly StoredObject[] =>
  [...objects.values()].sort((a, b) => (a.key < b.key ? -1 : 1));

function remember(snapshots: Map<number, readonly StoredObject[]>, version: number, snapshot: readonly StoredObject[]) {
  snapshots.set(version, snapshot);
  if (snapshots.size > REMEMBERED_SNAPSHOTS) {
    snapshots.delete(Math.min(...snapshots.keys()));
  }
}
