/** Ids under one key: a single one, by far the most frequent case, costs no Set. */
export type Ids = string | Set<string>;

const NONE: readonly string[] = [];

export function withId(ids: Ids | null, id: string): Ids {
  if (ids === null || ids === id) {
    return id;
  }
  return typeof ids === 'string' ? new Set([ids, id]) : ids.add(id);
}

/** Null when none is left. */
export function withoutId(ids: Ids | null, id: string): Ids | null {
  if (typeof ids === 'string') {
    return ids === id ? null : ids;
  }
  ids?.delete(id);
  return ids === null || ids.size === 0 ? null : ids;
}

export function eachOf(ids: Ids | null): Iterable<string> {
  return typeof ids === 'string' ? [ids] : (ids ?? NONE);
}
