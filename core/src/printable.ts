/** Control characters, line separators, and what changes the direction of text (CVE-2021-42574). */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const ELLIPSIS = '…';
const ELLIPSIS_BYTES = 3;

/** Whether a text can be shown as it is. */
export function isPrintable(text: string): boolean {
  UNPRINTABLE.lastIndex = 0;
  return !UNPRINTABLE.test(text) && text.isWellFormed();
}

/**
 * Text from outside, such as a certificate's name, fit for a message, a log line or a label: what cannot be seen is
 * escaped (`\u001b`), lone surrogates are replaced, and it is cut at `maxBytes` of UTF-8.
 */
export function printable(text: string, maxBytes = 512): string {
  const visible = isPrintable(text) ? text : text.toWellFormed().replace(UNPRINTABLE, escape);
  return visible.length * 3 <= maxBytes ? visible : cut(visible, maxBytes);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function cut(text: string, maxBytes: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    if (bytes + utf8Length(character) > maxBytes - ELLIPSIS_BYTES) {
      return byteLength(text) <= maxBytes ? text : kept + ELLIPSIS;
    }
    bytes += utf8Length(character);
    kept += character;
  }
  return text;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    bytes += utf8Length(character);
  }
  return bytes;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x80) {
    return 1;
  }
  if (code < 0x800) {
    return 2;
  }
  return code < 0x10000 ? 3 : 4;
}
