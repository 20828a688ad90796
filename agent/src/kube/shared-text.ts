const MAX_ENTRIES = 4096;
const known = new Map<string, string>();

/**
 * The same text, as the one string that is held for it: namespaces, types and keys are the same few for thousands of
 * objects. Forgets everything when it is full: hostile input then costs memory of its own only.
 */
export function sharedText(text: string): string {
  const before = known.get(text);
  if (before !== undefined) {
    return before;
  }
  if (known.size >= MAX_ENTRIES) {
    known.clear();
  }
  known.set(text, text);
  return text;
}
