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
  /** `namespace/name` to resourceVersion; neither part can hold a slash. */
  let seen = new Map<string, string>();
  /** During a LIST: what was told before and has not come yet. */
  let unseen = new Map<string, string>();

  function takeUnseen(): Array<Pick<ObjectMeta, 'namespace' | 'name'>> {
    const gone = [...unseen.keys()].map(partsOf);
    unseen = new Map();
    return gone;
  }

  function abandonList(): void {
    for (const [key, resourceVersion] of unseen) {
      seen.set(key, resourceVersion);
    }
    unseen = new Map();
  }

  function beginList(): void {
    abandonList();
    unseen = seen;
    seen = new Map();
  }

  return {
    beginList,
    abandonList,
    completeList: takeUnseen,
    note(object) {
      const key = keyOf(object);
      const before = seen.get(key) ?? unseen.get(key);
      unseen.delete(key);
      seen.set(key, object.resourceVersion);
      return before !== object.resourceVersion;
    },
    forget(object) {
      const key = keyOf(object);
      const wasUnseen = unseen.delete(key);
      return seen.delete(key) || wasUnseen;
    },
    forgetAll() {
      beginList();
      return takeUnseen();
    },
  };
}

function keyOf({ namespace, name }: ObjectMeta): string {
  return `${namespace}/${name}`;
}

function partsOf(key: string): Pick<ObjectMeta, 'namespace' | 'name'> {
  const slash = key.indexOf('/');
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
