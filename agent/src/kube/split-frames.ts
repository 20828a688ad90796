import type { BodyFormat } from './codec.ts';

const NEWLINE = 0x0a;
const LENGTH_BYTES = 4;

/** Larger than any object that etcd holds, many times over. */
const MAX_FRAME = 32 * 1024 * 1024;

/** Where the first frame lies in what has come of a watch, and what it takes with its length or newline. */
export interface Frame {
  readonly start: number;
  readonly end: number;
  readonly taken: number;
}

/**
 * The first frame: a line of JSON, or protobuf after its length in four bytes, big-endian. Null when it has not come
 * in full. Throws a RangeError on one of more than 32 MiB.
 * @param seen bytes that held no newline when they were looked at before
 */
export function firstFrame(bytes: Buffer, format: BodyFormat, seen: number): Frame | null {
  const frame = format === 'json' ? firstLine(bytes, seen) : firstMessage(bytes);
  if ((frame?.end ?? bytes.length) > MAX_FRAME) {
    throw new RangeError('a message of the watch is larger than 32 MiB');
  }
  return frame !== null && frame.end <= bytes.length ? frame : null;
}

function firstLine(bytes: Buffer, seen: number): Frame | null {
  const end = bytes.indexOf(NEWLINE, seen);
  return end === -1 ? null : { start: 0, end, taken: end + 1 };
}

function firstMessage(bytes: Buffer): Frame | null {
  if (bytes.length < LENGTH_BYTES) {
    return null;
  }
  const end = LENGTH_BYTES + bytes.readUInt32BE(0);
  return { start: LENGTH_BYTES, end, taken: end };
}
