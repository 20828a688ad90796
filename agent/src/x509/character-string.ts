import { note } from './fence.ts';
import { BerError, CONSTRUCTED, type DerReader, TAG } from './reader.ts';

const REPLACEMENT = '\ufffd';

/** TeletexString is read as Latin-1, as everybody writes it (RFC 5280 appendix B leaves it at that). */
const SINGLE_OCTET: ReadonlySet<number> = new Set([
  TAG.printableString,
  TAG.ia5String,
  TAG.teletexString,
  TAG.numericString,
  TAG.visibleString,
  TAG.videotexString,
  TAG.graphicString,
  TAG.generalString,
]);

/** The text of the element that the reader stands on; null when it is no character string. What does not fit its type is noted. */
export function readCharacterString(reader: DerReader): string | null {
  const { tag, start, end } = reader;
  const whole = tag & ~CONSTRUCTED;
  if (!isCharacterString(whole)) {
    return null;
  }
  if (tag !== whole) {
    throw new BerError('a string in pieces', start);
  }
  switch (tag) {
    case TAG.utf8String:
      return readUtf8(reader, start, end);
    case TAG.bmpString:
      return readUtf16(reader, start, end);
    case TAG.universalString:
      return readUtf32(reader, start, end);
    default:
      return reader.bytes.toString('latin1', start, end);
  }
}

function isCharacterString(tag: number): boolean {
  return tag === TAG.utf8String || tag === TAG.bmpString || tag === TAG.universalString || SINGLE_OCTET.has(tag);
}

function readUtf8(reader: DerReader, start: number, end: number): string {
  const text = reader.bytes.toString('utf8', start, end);
  if (!text.includes(REPLACEMENT) || reader.bytes.subarray(start, end).includes(REPLACEMENT)) {
    return text;
  }
  note(reader, `a UTF8String at byte ${start} is not UTF-8; read as Latin-1`);
  return reader.bytes.toString('latin1', start, end);
}

function readUtf16(reader: DerReader, start: number, end: number): string {
  const whole = end - ((end - start) % 2);
  if (whole !== end) {
    note(reader, `a BMPString at byte ${start} has an odd length`);
  }
  return Buffer.from(reader.bytes.subarray(start, whole)).swap16().toString('utf16le').toWellFormed();
}

function readUtf32(reader: DerReader, start: number, end: number): string {
  const whole = end - ((end - start) % 4);
  if (whole !== end) {
    note(reader, `a UniversalString at byte ${start} has a length that is no multiple of 4`);
  }
  const characters: string[] = [];
  for (let at = start; at < whole; at += 4) {
    const codePoint = reader.bytes.readUInt32BE(at);
    characters.push(codePoint > 0x10ffff ? REPLACEMENT : String.fromCodePoint(codePoint));
  }
  return characters.join('').toWellFormed();
}
