/**
 * A reader of DER (X.690) that allocates nothing: one cursor over one Buffer. `read` puts an element's tag and the bounds
 * of its content into the reader; whoever descends keeps the bounds that he still needs.
 */
export interface DerReader {
  readonly bytes: Buffer;
  /** What could not be read so far, in words. */
  readonly notes: string[];
  /** How often something was to be noted, also what stood there already. */
  noted: number;
  /** Whether BER's indefinite lengths and divided strings have been resolved already. */
  readonly definite: boolean;
  /** First octet of the tag of the element read last. */
  tag: number;
  /** Where its content begins. */
  start: number;
  /** Where its content ends and the next element begins. */
  end: number;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  videotexString: 0x15,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  graphicString: 0x19,
  visibleString: 0x1a,
  generalString: 0x1b,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

export const CONSTRUCTED = 0x20;

/** Beyond this nobody can store a certificate, and offsets stay exact. */
const MAX_LENGTH_OCTETS = 6;

/** What is wrong with an encoding, and at which byte. No Error: its stack would cost more than all of the reading. */
export class DerError {
  readonly message: string;

  constructor(message: string, offset: number) {
    this.message = `${message} at byte ${offset}`;
  }
}

/** Met something that BER allows and DER forbids; readable after `toDefiniteLength`. */
export class BerError extends DerError {}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof DerError || error instanceof Error ? error.message : String(error);
}

export function createReader(bytes: Buffer, notes: string[] = [], definite = false): DerReader {
  return { bytes, notes, noted: 0, definite, tag: 0, start: 0, end: 0 };
}

/** Reads the header at `at` of an element that must end by `limit`, and returns where it ends. */
export function read(reader: DerReader, at: number, limit: number): number {
  const { bytes } = reader;
  if (at + 2 > limit) {
    throw new DerError('nothing left where an element should begin', at);
  }
  const tag = bytes[at]!;
  const lengthAt = (tag & 0x1f) === 0x1f ? afterHighTag(bytes, at + 1, limit) : at + 1;
  const first = bytes[lengthAt]!;
  reader.tag = tag;
  reader.start = lengthAt + 1;
  if (first < 0x80) {
    reader.end = reader.start + first;
  } else if (first === 0x80) {
    throw new BerError('indefinite length', lengthAt);
  } else {
    readLongLength(reader, first & 0x7f, limit);
  }
  if (reader.end > limit) {
    const missing = reader.end - limit;
    throw new DerError(`an element is ${missing} bytes longer than what holds it`, at);
  }
  return reader.end;
}

/** Leading zeros are not minimal, so not DER, but every reader takes them. */
function readLongLength(reader: DerReader, octets: number, limit: number): void {
  const contentAt = reader.start + octets;
  let length = 0;
  for (let at = reader.start; at < contentAt; at++) {
    length = length * 256 + (at < limit ? reader.bytes[at]! : 0);
    if (length >= 2 ** (8 * MAX_LENGTH_OCTETS)) {
      throw new DerError('a length that nothing can have', reader.start - 1);
    }
  }
  reader.start = contentAt;
  reader.end = contentAt + length;
}

function afterHighTag(bytes: Buffer, start: number, limit: number): number {
  for (let at = start; at < limit - 1; at++) {
    if (bytes[at]! < 0x80) {
      return at + 1;
    }
  }
  throw new DerError('a tag without end', start - 1);
}

/** Like `read`, for an element that must have the given tag. As in OpenSSL a SEQUENCE may lack its constructed bit. */
export function expect(reader: DerReader, at: number, limit: number, tag: number, what: string): number {
  const end = read(reader, at, limit);
  if (reader.tag === tag || (reader.tag | CONSTRUCTED) === tag) {
    return end;
  }
  if (reader.tag === (tag | CONSTRUCTED)) {
    throw new BerError(`a ${what} in pieces`, at);
  }
  throw new DerError(`no ${what} but tag 0x${reader.tag.toString(16).padStart(2, '0')}`, at);
}
