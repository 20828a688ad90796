import { BREAK } from './packed-names.ts';

/** The context tags of GeneralName (RFC 5280 §4.2.1.6) whose octets are their text. */
const KINDS: ReadonlyMap<number, Buffer> = new Map([
  [0x81, Buffer.from('email:')],
  [0x82, Buffer.from('dns:')],
  [0x86, Buffer.from('uri:')],
]);
const LINE_FEED = BREAK.charCodeAt(0);

/** Names beyond this are read one by one. */
const MAX_BYTES = 2048;
/** What is packed here is a string before the next is. A name of no characters takes two octets there, and seven here. */
const lines = Buffer.allocUnsafeSlow(4 * MAX_BYTES);

/**
 * The packed names between two offsets where all are of these kinds and printable ASCII, as almost always: without an
 * object and three strings for each. Null for others, for none, for many, and where they cannot be followed.
 */
export function packPlainNames(bytes: Buffer, start: number, end: number): string | null {
  if (start === end || end - start > MAX_BYTES) {
    return null;
  }
  let length = 0;
  for (let at = start; at < end;) {
    const kind = KINDS.get(bytes[at]!);
    const size = bytes[at + 1]!;
    const next = at + 2 + size;
    const isShort = size < 0x80 && next <= end;
    if (kind === undefined || !isShort || !isPrintable(bytes, at + 2, next)) {
      return null;
    }
    length = append(kind, 0, kind.length, length);
    length = append(bytes, at + 2, next, length);
    lines[length++] = LINE_FEED;
    at = next;
  }
  return lines.toString('latin1', 0, length - 1);
}

function isPrintable(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (bytes[at]! < 0x20 || bytes[at]! > 0x7e) {
      return false;
    }
  }
  return true;
}

/** For texts as short as these a loop is sooner done than a call of `copy`. */
function append(bytes: Buffer, start: number, end: number, length: number): number {
  for (let at = start; at < end; at++) {
    lines[length + at - start] = bytes[at]!;
  }
  return length + end - start;
}
