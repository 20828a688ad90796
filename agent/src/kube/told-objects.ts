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
  completeList(): Array<Pick<ObjectMeta, 'namespace' | 'name'>>;
  /** Ends a LIST that broke off: nothing is forgotten. */
  abandonList(): void;
  /** Forgets everything. */
  forgetAll(): Array<Pick<ObjectMeta, 'namespace' | 'name'>>;
}

export function createToldObjects(): ToldObjects {
  let seen = createVersions();
  /** During a LIST: what was told before and has not come yet. */
  let unseen = createVersions();

  function takeUnseen(): Array<Pick<ObjectMeta, 'namespace' | 'name'>> {
    const gone = [...unseen.objects()];
    unseen = createVersions();
    return gone;
  }

  function abandonList(): void {
    for (const object of unseen.objects()) {
      seen.set(object);
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
      const before = seen.get(object) ?? unseen.get(object);
      unseen.delete(object);
      seen.set(object);
      return before !== object.resourceVersion;
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

type Versioned = Pick<ObjectMeta, 'namespace' | 'name' | 'resourceVersion'>;

/** resourceVersions by namespace and name: no key is made of the two, which others hold anyhow. */
function createVersions() {
  const namespaces = new Map<string, Map<string, string>>();
  return {
    get: ({ namespace, name }: ObjectMeta) => namespaces.get(namespace)?.get(name),
    set({ namespace, name, resourceVersion }: Versioned): void {
      const names = namespaces.get(namespace) ?? new Map<string, string>();
      namespaces.set(namespace, names.set(name, resourceVersion));
    },
    delete({ namespace, name }: ObjectMeta): boolean {
      const names = namespaces.get(namespace);
      const isDeleted = names?.delete(name) === true;
      if (names?.size === 0) {
        namespaces.delete(namespace);
      }
      return isDeleted;
    },
    *objects(): Generator<Versioned> {
      for (const [namespace, names] of namespaces) {
        for (const [name, resourceVersion] of names) {
          yield { namespace, name, resourceVersion };
        }
      }
    },
  };
}
