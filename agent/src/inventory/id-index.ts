import { type Ids, eachOf, withId, withoutId } from './ids.ts';

/** Ids by key. */
export interface IdIndex {
  add(key: string, id: string): void;
  remove(key: string, id: string): void;
  ids(key: string): Iterable<string>;
}

export function createIdIndex(): IdIndex {
  const entries = new Map<string, Ids>();
  return {
    add: (key, id) => void entries.set(key, withId(entries.get(key) ?? null, id)),
    remove(key, id) {
      const left = withoutId(entries.get(key) ?? null, id);
      if (left === null) {
        entries.delete(key);
      } else {
        entries.set(key, left);
      }
    },
    ids: (key) => eachOf(entries.get(key) ?? null),
  };
}
