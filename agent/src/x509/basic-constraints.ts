import { fenced } from './fence.ts';
import { DerError, type DerReader, TAG, expect } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

export interface BasicConstraints {
  readonly isCa: boolean;
  readonly pathLength: number | null;
}

/** RFC 5280 §4.2.1.9: `{ cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }`. */
export const readBasicConstraints = sharedByBytes((reader, start, limit): BasicConstraints => {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE');
  let at = reader.start;
  let isCa = false;
  if (at < end && reader.bytes[at] === TAG.boolean) {
    at = expect(reader, at, end, TAG.boolean, 'BOOLEAN');
    isCa = reader.bytes[reader.start] !== 0 && reader.start < at;
  }
  const pathLength = at < end ? fenced<number | null>(reader, 'the path length', null, readPathLength, at, end) : null;
  return { isCa, pathLength };
});

function readPathLength(reader: DerReader, at: number, limit: number): number {
  const end = expect(reader, at, limit, TAG.integer, 'INTEGER');
  const octets = end - reader.start;
  if (octets === 0 || octets > 6) {
    throw new DerError('a path length that is no number', at);
  }
  return reader.bytes.readIntBE(reader.start, octets);
}
