/** Ids by key. A key with one id, by far the most frequent case, costs no Set. */
export interface IdIndex {
  add(key: string, id: string): void;
  remove(key: string, id: string): void;
  ids(key: string): Iterable<string>;
}

const NONE: readonly string[] = [];

export function createIdIndex(): IdIndex {
  const entries = new Map<string, string | Set<string>>();
  return {
    add(key, id) {
      const entry = entries.get(key);
      if (entry === undefined) {
        entries.set(key, id);
      } else if (typeof entry === 'string') {
        entries.set(key, new Set([entry, id]));
      } else {
        entry.add(id);
      }
    },
    remove(key, id) {
      const entry = entries.get(key);
      if (entry === id) {
        entries.delete(key);
      } else if (entry instanceof Set && entry.delete(id) && entry.size === 0) {
        entries.delete(key);
      }
    },
    ids(key) {
      const entry = entries.get(key);
      return typeof entry === 'string' ? [entry] : (entry ?? NONE);
    },
  };
}
