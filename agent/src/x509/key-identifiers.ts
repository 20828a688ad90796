import { createBoundedCache } from './bounded-cache.ts';
import { type DerReader, TAG, expect, read } from './reader.ts';

/** Lower-case hex of RFC 5280 §4.2.1.2. */
export function readSubjectKeyId(reader: DerReader, start: number, limit: number): string {
  const end = expect(reader, start, limit, TAG.octetString, 'OCTET STRING');
  return reader.bytes.toString('hex', reader.start, end);
}

const idsByBytes = createBoundedCache<string>();

/** Lower-case hex of `[0] keyIdentifier` (RFC 5280 §4.2.1.1), shared by all that an authority issued; null without one. */
export function readAuthorityKeyId(reader: DerReader, start: number, limit: number): string | null {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE');
  if (reader.start === end) {
    return null;
  }
  const idEnd = read(reader, reader.start, end);
  const idStart = reader.start;
  return reader.tag === 0x80
    ? idsByBytes.of(reader, idStart, idEnd, () => reader.bytes.toString('hex', idStart, idEnd))
    : null;
}
