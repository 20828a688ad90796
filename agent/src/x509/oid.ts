import { DerError } from './reader.ts';

/** Nothing registered is a third as long. */
const MAX_OCTETS = 128;

/** `2.5.4.…` (types of attributes) and `2.5.29.…` (extensions) are most of what a certificate holds. */
const ATTRIBUTES = Array.from({ length: 128 }, (_, arc) => `2.5.4.${arc}`);
const EXTENSIONS = Array.from({ length: 128 }, (_, arc) => `2.5.29.${arc}`);

/** The dotted text of an object identifier's content octets (X.690 §8.19). */
export function oidText(bytes: Buffer, start: number, end: number): string {
  if (end - start === 3 && bytes[start] === 0x55) {
    const family = bytes[start + 1] === 4 ? ATTRIBUTES : bytes[start + 1] === 29 ? EXTENSIONS : null;
    const known = family?.[bytes[start + 2]!];
    if (known !== undefined) {
      return known;
    }
  }
  return anyOidText(bytes, start, end);
}

function anyOidText(bytes: Buffer, start: number, end: number): string {
  if (end === start || bytes[end - 1]! >= 0x80) {
    throw new DerError('an incomplete object identifier', start);
  }
  if (end - start > MAX_OCTETS) {
    throw new DerError(`an object identifier of ${end - start} bytes`, start);
  }
  const arcs: Array<number | bigint> = [];
  let arc: number | bigint = 0;
  for (let at = start; at < end; at++) {
    const octet = bytes[at]!;
    arc = appendBits(arc, octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  return [...firstArcs(arcs[0]!), ...arcs.slice(1)].join('.');
}

function appendBits(arc: number | bigint, bits: number): number | bigint {
  if (typeof arc === 'number' && arc < 2 ** 46) {
    return arc * 128 + bits;
  }
  return BigInt(arc) * 128n + BigInt(bits);
}

function firstArcs(encoded: number | bigint): Array<number | bigint> {
  if (encoded >= 80) {
    return [2, BigInt(encoded) - 80n];
  }
  return encoded >= 40 ? [1, Number(encoded) - 40] : [0, encoded];
}
