import { Reader } from 'protobufjs/minimal.js';

/** Wire type of strings, bytes and messages: https://protobuf.dev/programming-guides/encoding/#structure */
const LENGTH_DELIMITED = 2;

/**
 * A cursor over the fields of protobuf messages that lie in one buffer. `readField` puts a field's number and the bounds
 * of its bytes into it; whoever descends keeps the bounds that he still needs.
 */
export interface FieldReader {
  readonly buffer: Buffer;
  readonly wire: Reader;
  /** Number of the field read last; 0, which no field has, for one that is not length-delimited. */
  field: number;
  /** Where its bytes begin. */
  start: number;
  /** Where its bytes end and the next field begins. */
  end: number;
  /** Where the key of the entry read last begins; `start` and `end` are those of its value. */
  keyStart: number;
  keyEnd: number;
}

export function createFieldReader(buffer: Buffer): FieldReader {
  return { buffer, wire: Reader.create(buffer), field: 0, start: 0, end: 0, keyStart: 0, keyEnd: 0 };
}

/** Reads the field at `at` of a message that ends at `limit`, and returns where it ends. Throws an Error on what is none. */
export function readField(reader: FieldReader, at: number, limit: number): number {
  const { wire } = reader;
  wire.pos = at;
  wire.len = limit;
  const tag = wire.uint32();
  if ((tag & 7) === LENGTH_DELIMITED) {
    const length = wire.uint32();
    reader.field = tag >>> 3;
    reader.start = wire.pos;
    reader.end = wire.pos + length;
  } else {
    wire.skipType(tag & 7);
    reader.field = 0;
    reader.end = wire.pos;
  }
  if (reader.end > limit) {
    throw new RangeError(`a field is ${reader.end - limit} bytes longer than its message`);
  }
  return reader.end;
}

/** Reads a message that is an entry of a map. What it lacks is empty. */
export function readEntry(reader: FieldReader, start: number, end: number): void {
  let [valueStart, valueEnd] = [end, end];
  reader.keyStart = end;
  reader.keyEnd = end;
  for (let at = start; at < end;) {
    at = readField(reader, at, end);
    if (reader.field === 1) {
      reader.keyStart = reader.start;
      reader.keyEnd = at;
    } else if (reader.field === 2) {
      valueStart = reader.start;
      valueEnd = at;
    }
  }
  reader.start = valueStart;
  reader.end = valueEnd;
}

/** The text of the field or of the entry's value that was read last. */
export function fieldText({ buffer, start, end }: FieldReader): string {
  return buffer.toString('utf8', start, end);
}

/** The number in a varint field; null when the message has none. */
export function varintField({ wire }: FieldReader, start: number, end: number, wanted: number): number | null {
  wire.pos = start;
  wire.len = end;
  while (wire.pos < end) {
    const tag = wire.uint32();
    if (tag >>> 3 === wanted && (tag & 7) === 0) {
      return wire.int32();
    }
    wire.skipType(tag & 7);
  }
  return null;
}
