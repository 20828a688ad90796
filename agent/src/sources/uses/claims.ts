/** Whether enough is known of an object to say that nobody uses it. */
export interface Claims {
  /** Begins to look at users in one namespace, or in all (null). */
  cover(namespace: string | null): Coverage;
  uncover(namespace: string | null, coverage: Coverage): void;
  /** An object that is there, as `Secret shop/web-tls`; false for one that was known, or has no namespace. */
  found(object: string): boolean;
  lost(object: string): void;
  /** What is there in one namespace, or in all. */
  foundIn(namespace: string | null): Iterable<string>;
  /** A Secret that is there, and all users that its namespace could have were seen. Who they are, others know. */
  isUnused(object: string): boolean;
}

export interface Coverage {
  isComplete: boolean;
}

export function createClaims(): Claims {
  const coverages = new Map<string | null, Set<Coverage>>();
  const objects = new Map<string, Set<string>>();

  function isCovered(namespace: string): boolean {
    const all = [...(coverages.get(null) ?? []), ...(coverages.get(namespace) ?? [])];
    return all.length > 0 && all.every(({ isComplete }) => isComplete);
  }

  return {
    cover(namespace) {
      const coverage = { isComplete: false };
      entryOf(coverages, namespace).add(coverage);
      return coverage;
    },
    uncover(namespace, coverage) {
      coverages.get(namespace)?.delete(coverage);
    },
    found(object) {
      const namespace = namespaceOf(object);
      if (namespace === null || objects.get(namespace)?.has(object) === true) {
        return false;
      }
      entryOf(objects, namespace).add(object);
      return true;
    },
    lost(object) {
      const namespace = namespaceOf(object) ?? '';
      const there = objects.get(namespace);
      there?.delete(object);
      if (there?.size === 0) {
        objects.delete(namespace);
      }
    },
    *foundIn(namespace) {
      const sets = namespace === null ? objects.values() : [objects.get(namespace) ?? []];
      for (const set of sets) {
        yield* set;
      }
    },
    isUnused(object) {
      const namespace = object.startsWith('Secret ') ? namespaceOf(object) : null;
      return namespace !== null && objects.get(namespace)?.has(object) === true && isCovered(namespace);
    },
  };
}

function namespaceOf(object: string): string | null {
  return /^(?:Secret|ConfigMap) ([^/]+)\//.exec(object)?.[1] ?? null;
}

function entryOf<Key, Value>(sets: Map<Key, Set<Value>>, key: Key): Set<Value> {
  const set = sets.get(key) ?? new Set<Value>();
  sets.set(key, set);
  return set;
}
