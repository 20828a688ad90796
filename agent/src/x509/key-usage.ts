import { type DerReader, TAG, expect } from './reader.ts';

/** RFC 5280 §4.2.1.3, bit 0 first. */
const USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

const usagesByBits = new Map<number, readonly string[]>();

/** The names of the bits that are set; certificates with the same bits share one array. */
export function readKeyUsage(reader: DerReader, start: number, limit: number): readonly string[] {
  const end = expect(reader, start, limit, TAG.bitString, 'BIT STRING');
  const first = reader.start + 1 < end ? reader.bytes[reader.start + 1]! : 0;
  const second = reader.start + 2 < end ? reader.bytes[reader.start + 2]! : 0;
  const bits = (first << 1) | (second >> 7);
  const usages = usagesByBits.get(bits) ?? USAGES.filter((_, bit) => (bits & (0x100 >> bit)) !== 0);
  usagesByBits.set(bits, usages);
  return usages;
}
