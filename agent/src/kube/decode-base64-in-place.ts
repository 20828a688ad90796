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
  let bits = 0;
  let held = 0;
  let written = 0;
  for (const character of text) {
    const digit = DIGITS[character]!;
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
