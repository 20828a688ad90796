import { type DerReader, TAG, expect, read } from './reader.ts';
import { sharedByBytes } from './shared-by-bytes.ts';

/** The bytes of RFC 5280 §4.2.1.2, one character each. */
export function readSubjectKeyId(reader: DerReader, start: number, limit: number): string {
  const end = expect(reader, start, limit, TAG.octetString, 'OCTET STRING');
  return reader.bytes.toString('latin1', reader.start, end);
}

const sharedHex = sharedByBytes((reader, start, end) => reader.bytes.toString('hex', start, end));

/** Lower-case hex of `[0] keyIdentifier` (RFC 5280 §4.2.1.1), shared by all that an authority issued; null without one. */
export function readAuthorityKeyId(reader: DerReader, start: number, limit: number): string | null {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE');
  if (reader.start === end) {
    return null;
  }
  const idEnd = read(reader, reader.start, end);
  return reader.tag === 0x80 ? sharedHex(reader, reader.start, idEnd) : null;
}
