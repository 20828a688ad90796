const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const DIGITS = new Uint8Array(256).fill(255);
for (const [digit, character] of [...ALPHABET].entries()) {
  DIGITS[character.charCodeAt(0)] = digit;
}

/**
 * Decodes base64 (RFC 4648 §4) within its buffer, never as a string, and returns a view of the bytes. What is not in
 * the alphabet is passed over.
 */
export function decodeBase64InPlace(text: Buffer): Buffer {
  const from = decodeWholeGroups(text);
  let bits = 0;
  let held = 0;
  let written = (from / 4) * 3;
  for (let at = from; at < text.length; at++) {
    const digit = DIGITS[text[at]!]!;
    if (digit === 255) {
      continue;
    }
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      text[written++] = held >> bits;
    }
  }
  return text.subarray(0, written);
}

/** As far as four digits follow each other, four times as fast; returns where they end. */
function decodeWholeGroups(text: Buffer): number {
  let at = 0;
  for (let written = 0; at + 4 <= text.length; at += 4, written += 3) {
    const a = DIGITS[text[at]!]!;
    const b = DIGITS[text[at + 1]!]!;
    const c = DIGITS[text[at + 2]!]!;
    const d = DIGITS[text[at + 3]!]!;
    if ((a | b | c | d) > 63) {
      return at;
    }
    text[written] = (a << 2) | (b >> 4);
    text[written + 1] = (b << 4) | (c >> 2);
    text[written + 2] = (c << 6) | d;
  }
  return at;
}
