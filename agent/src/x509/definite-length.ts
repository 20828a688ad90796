import { BerError, CONSTRUCTED, DerError, type DerReader, TAG, createReader, read } from './reader.ts';

const MAX_DEPTH = 32;
/** Hostile input could otherwise turn each two bytes into an object. */
const MAX_ELEMENTS = 100_000;

const STRINGS: ReadonlySet<number> = new Set([
  TAG.bitString,
  TAG.octetString,
  TAG.utf8String,
  TAG.numericString,
  TAG.printableString,
  TAG.teletexString,
  TAG.videotexString,
  TAG.ia5String,
  TAG.utcTime,
  TAG.generalizedTime,
  TAG.graphicString,
  TAG.visibleString,
  TAG.generalString,
  TAG.universalString,
  TAG.bmpString,
]);

/** An element with definite lengths, and where the original one ended. */
export interface Definite {
  readonly der: Buffer;
  readonly end: number;
}

/**
 * Rewrites one BER element: indefinite lengths (X.690 §8.1.3.6) become definite, strings in pieces (§8.7.3) whole.
 * OpenSSL and Java read such certificates. Throws a DerError where it cannot be followed.
 */
export function toDefiniteLength(bytes: Buffer, at: number, limit: number): Definite {
  return convert({ reader: createReader(bytes), elements: 0 }, at, limit, 0);
}

interface Conversion {
  readonly reader: DerReader;
  elements: number;
}

function convert(conversion: Conversion, at: number, limit: number, depth: number): Definite {
  conversion.elements++;
  if (depth > MAX_DEPTH || conversion.elements > MAX_ELEMENTS) {
    throw new DerError(`more than ${MAX_DEPTH} levels or ${MAX_ELEMENTS} elements`, at);
  }
  const { reader } = conversion;
  const { bytes } = reader;
  const indefinite = isIndefinite(reader, at, limit);
  const { tag, start, end } = reader;
  if ((tag & CONSTRUCTED) === 0) {
    return { der: bytes.subarray(at, end), end };
  }
  const parts: Definite[] = [];
  let next = start;
  while (indefinite ? !isEndOfContents(bytes, next, limit) : next < end) {
    const part = convert(conversion, next, indefinite ? limit : end, depth + 1);
    parts.push(part);
    next = part.end;
  }
  const elements = parts.map(({ der }) => der);
  const header = bytes.subarray(at, at + tagLength(bytes, at));
  return { der: join(header, elements), end: indefinite ? next + 2 : end };
}

/** Reads a header, also one of indefinite length; such an element has no known end. */
function isIndefinite(reader: DerReader, at: number, limit: number): boolean {
  try {
    read(reader, at, limit);
    return false;
  } catch (error) {
    if (!(error instanceof BerError) || (reader.tag & CONSTRUCTED) === 0) {
      throw error;
    }
    return true;
  }
}

function isEndOfContents(bytes: Buffer, at: number, limit: number): boolean {
  if (at + 2 > limit) {
    throw new DerError('an indefinite length without its end', at);
  }
  return bytes[at] === 0 && bytes[at + 1] === 0;
}

function tagLength(bytes: Buffer, at: number): number {
  if ((bytes[at]! & 0x1f) !== 0x1f) {
    return 1;
  }
  let length = 2;
  while (bytes[at + length - 1]! >= 0x80) {
    length++;
  }
  return length;
}

function join(tag: Buffer, elements: readonly Buffer[]): Buffer {
  const whole = tag[0]! & ~CONSTRUCTED;
  if (!STRINGS.has(whole)) {
    return element(tag, elements);
  }
  const pieces = elements.map((piece) => contentOf(piece));
  return whole === TAG.bitString ? joinBits(pieces) : element(Buffer.of(whole), pieces);
}

/** Each piece begins with the number of unused bits, and only the last may have any. */
function joinBits(pieces: readonly Buffer[]): Buffer {
  const unused = pieces.at(-1)?.subarray(0, 1) ?? Buffer.of(0);
  return element(Buffer.of(TAG.bitString), [unused, ...pieces.map((piece) => piece.subarray(1))]);
}

function contentOf(der: Buffer): Buffer {
  const reader = createReader(der);
  read(reader, 0, der.length);
  return der.subarray(reader.start, reader.end);
}

function element(tag: Buffer, content: readonly Buffer[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([tag, lengthOctets(length), ...content]);
}

function lengthOctets(length: number): Buffer {
  if (length < 0x80) {
    return Buffer.of(length);
  }
  const octets = Buffer.alloc(5);
  octets.writeUInt32BE(length, 1);
  octets[0] = 0x84;
  return octets;
}
