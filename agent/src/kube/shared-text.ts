const MAX_ENTRIES = 4096;
const MAX_LENGTH = 256;
const known = new Map<string, string>();
/** What bytes of such a sum were last. */
const knownBySum = new Map<number, string>();

/**
 * The same text, as the one string that is held for it: namespaces, types and keys are the same few for thousands of
 * objects. Forgets everything when it is full: hostile input then costs memory of its own only.
 */
export function sharedText(text: string): string {
  const before = known.get(text);
  if (before !== undefined || text.length > MAX_LENGTH) {
    return before ?? text;
  }
  remember(known, text, text);
  return text;
}

/** The same of UTF-8, without a string for what is held already. */
export function sharedTextAt(buffer: Buffer, start: number, end: number): string {
  if (end - start > MAX_LENGTH) {
    return buffer.toString('utf8', start, end);
  }
  const sum = sumOf(buffer, start, end);
  const before = knownBySum.get(sum);
  if (before !== undefined && isAscii(before, buffer, start, end)) {
    return before;
  }
  const text = sharedText(buffer.toString('utf8', start, end));
  remember(knownBySum, sum, text);
  return text;
}

function remember<Key>(texts: Map<Key, string>, key: Key, text: string): void {
  if (texts.size >= MAX_ENTRIES) {
    texts.clear();
  }
  texts.set(key, text);
}

function sumOf(buffer: Buffer, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) {
    sum = (Math.imul(sum, 31) + buffer[at]!) | 0;
  }
  return sum;
}

/** Whether the text is these bytes, each a character of ASCII. */
function isAscii(text: string, buffer: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) {
    return false;
  }
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character !== buffer[start + index] || character > 0x7f) {
      return false;
    }
  }
  return true;
}
