import { DerError, type DerReader } from './reader.ts';
import { note } from './fence.ts';

/** RFC 5280 §4.1.2.2 allows 20; decimal digits of much longer ones would cost more than they are worth. */
const MAX_OCTETS = 4096;

/** An INTEGER in two's complement, negative and not minimal ones too. */
export function readSerialNumber(reader: DerReader, start: number, end: number): bigint {
  const { bytes } = reader;
  if (start === end) {
    throw new DerError('an integer without octets', start);
  }
  if (end - start > MAX_OCTETS) {
    throw new DerError(`an integer of ${end - start} bytes`, start);
  }
  const value = BigInt(`0x${bytes.toString('hex', start, end)}`);
  if (bytes[start]! < 0x80) {
    return value;
  }
  note(reader, 'the serial number is negative');
  return BigInt.asIntN((end - start) * 8, value);
}
