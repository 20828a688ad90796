/** Bytes that occur in many certificates (an issuer's name, its key identifier, an algorithm) → what was made of them, shared. */
export interface BoundedCache<T> {
  /** What the bytes mean; made anew when they are too long to keep, or when reading them left notes. */
  of(
    reader: { readonly bytes: Buffer; readonly notes: readonly string[] },
    start: number,
    end: number,
    make: () => T
  ): T;
}

const MAX_ENTRIES = 4096;
const MAX_KEY_LENGTH = 1024;

/** Forgets everything when it is full: hostile input then costs time, never memory. */
export function createBoundedCache<T>(): BoundedCache<T> {
  const entries = new Map<string, T>();
  return {
    of(reader, start, end, make) {
      if (end - start > MAX_KEY_LENGTH) {
        return make();
      }
      const key = reader.bytes.toString('latin1', start, end);
      const known = entries.get(key);
      if (known !== undefined) {
        return known;
      }
      const notes = reader.notes.length;
      const made = make();
      if (reader.notes.length === notes) {
        remember(entries, key, made);
      }
      return made;
    },
  };
}

function remember<T>(entries: Map<string, T>, key: string, value: T): void {
  if (entries.size >= MAX_ENTRIES) {
    entries.clear();
  }
  entries.set(key, value);
}
