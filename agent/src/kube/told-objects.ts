import type { ObjectMeta } from './kube.ts';

/** Which objects a handler was told of, and at which resourceVersion: nothing else is kept of them. */
export interface ToldObjects {
  /** Begins a LIST: what it does not bring is there no longer. */
  beginList(): void;
  /** Notes an object; false when it was told at this resourceVersion already. */
  note(object: ObjectMeta): boolean;
  /** Forgets an object; false when it was not told. */
  forget(object: ObjectMeta): boolean;
  /** Ends a LIST that came in full, and forgets what it did not bring. */
  completeList(): Named[];
  /** Ends a LIST that broke off: nothing is forgotten. */
  abandonList(): void;
  /** Forgets everything. */
  forgetAll(): Named[];
}

export function createToldObjects(): ToldObjects {
  let seen = createVersions();
  /** During a LIST: what was told before and has not come yet. */
  let unseen = createVersions();

  function takeUnseen(): Named[] {
    const gone = Array.from(unseen.all(), ([object]) => object);
    unseen = createVersions();
    return gone;
  }

  function abandonList(): void {
    for (const [object, version] of unseen.all()) {
      seen.set(object, version);
    }
    unseen = createVersions();
  }

  function beginList(): void {
    abandonList();
    unseen = seen;
    seen = createVersions();
  }

  return {
    beginList,
    abandonList,
    completeList: takeUnseen,
    note(object) {
      const version = versionOf(object);
      const before = seen.get(object) ?? unseen.get(object);
      unseen.delete(object);
      seen.set(object, version);
      return before !== version;
    },
    forget(object) {
      const wasUnseen = unseen.delete(object);
      return seen.delete(object) || wasUnseen;
    },
    forgetAll() {
      beginList();
      return takeUnseen();
    },
  };
}

type Named = Pick<ObjectMeta, 'namespace' | 'name'>;

/** A resourceVersion, as a number where it is one: that takes no memory of its own. */
type Version = string | number;

function versionOf({ resourceVersion }: ObjectMeta): Version {
  const number = Number(resourceVersion);
  return String(number) === resourceVersion ? number : resourceVersion;
}

/** Versions by namespace and name: no key is made of the two, which others hold anyhow. */
function createVersions() {
  const namespaces = new Map<string, Map<string, Version>>();
  return {
    get: ({ namespace, name }: Named) => namespaces.get(namespace)?.get(name),
    set({ namespace, name }: Named, version: Version): void {
      const names = namespaces.get(namespace) ?? new Map<string, Version>();
      namespaces.set(namespace, names.set(name, version));
    },
    delete({ namespace, name }: Named): boolean {
      const names = namespaces.get(namespace);
      const isDeleted = names?.delete(name) === true;
      if (names?.size === 0) {
        namespaces.delete(namespace);
      }
      return isDeleted;
    },
    *all(): Generator<[Named, Version]> {
      for (const [namespace, names] of namespaces) {
        for (const [name, version] of names) {
          yield [{ namespace, name }, version];
        }
      }
    },
  };
}
