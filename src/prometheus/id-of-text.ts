/** 16 hex digits that are the same for the same text: two FNV-1a hashes of 32 bits. Not for secrets, only for addresses. */
export function idOfText(text: string): string {
  return [0x811c9dc5, 0x01000193].map((seed) => hex(hashOf(text, seed))).join('');
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
