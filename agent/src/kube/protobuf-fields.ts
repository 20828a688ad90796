import { Reader } from 'protobufjs/minimal.js';

/** Wire type of strings, bytes and messages: https://protobuf.dev/programming-guides/encoding/#structure */
const LENGTH_DELIMITED = 2;

/** One length-delimited field of a message: where its bytes begin and end. */
export type VisitField = (field: number, start: number, end: number) => void;

/**
 * Walks over the fields of one protobuf message that lies in a buffer, and skips all that are not length-delimited.
 * Throws a RangeError or Error on what is no such message.
 */
export function walkFields(buffer: Buffer, start: number, end: number, visit: VisitField): void {
  const reader = Reader.create(buffer);
  reader.pos = start;
  reader.len = end;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if ((tag & 7) === LENGTH_DELIMITED) {
      const length = reader.uint32();
      const valueEnd = reader.pos + length;
      if (valueEnd > end) {
        throw new RangeError(`a field of ${length} bytes does not fit into its message`);
      }
      visit(tag >>> 3, reader.pos, valueEnd);
      reader.pos = valueEnd;
    } else {
      reader.skipType(tag & 7);
    }
  }
}

/** The number in a varint field; null when the message has none. */
export function varintField(buffer: Buffer, start: number, end: number, wanted: number): number | null {
  const reader = Reader.create(buffer);
  reader.pos = start;
  reader.len = end;
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === wanted && (tag & 7) === 0) {
      return reader.int32();
    }
    reader.skipType(tag & 7);
  }
  return null;
}
