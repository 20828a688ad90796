import { toDefiniteLength } from '../../x509/definite-length.ts';
import { oidText } from '../../x509/oid.ts';
import { BerError, CONSTRUCTED, DerError, TAG, createReader, read } from '../../x509/reader.ts';

/** One element of DER: its tag, and where its content stands. */
export interface DerNode {
  readonly bytes: Buffer;
  readonly tag: number;
  readonly start: number;
  readonly end: number;
}

/** Reads a tree from its root, once more from definite lengths where it turns out to be BER. Throws a DerError. */
export function parseDer<T>(bytes: Buffer, readTree: (root: DerNode) => T): T {
  try {
    return readTree(nodeAt(bytes, 0, bytes.length));
  } catch (error) {
    if (!(error instanceof BerError)) {
      throw error;
    }
    const { der } = toDefiniteLength(bytes, 0, bytes.length);
    return readTree(nodeAt(der, 0, der.length));
  }
}

function nodeAt(bytes: Buffer, at: number, limit: number): DerNode {
  const reader = createReader(bytes);
  read(reader, at, limit);
  return { bytes, tag: reader.tag, start: reader.start, end: reader.end };
}

/** The elements inside a constructed one. */
export function childrenOf({ bytes, tag, start, end }: DerNode): DerNode[] {
  if ((tag & CONSTRUCTED) === 0) {
    throw new DerError(`nothing that holds elements, but tag 0x${tag.toString(16)}`, start);
  }
  const children: DerNode[] = [];
  for (let at = start; at < end;) {
    const child = nodeAt(bytes, at, end);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The child at an index, which must be there, with one of the given tags. */
export function childOf(parent: DerNode, index: number, ...tags: readonly number[]): DerNode {
  const child = childrenOf(parent)[index];
  if (child === undefined) {
    throw new DerError(`no element ${index + 1} where one should be`, parent.end);
  }
  if (tags.includes(child.tag & ~CONSTRUCTED) && !tags.includes(child.tag)) {
    throw new BerError('a string in pieces', child.start);
  }
  if (tags.length > 0 && !tags.includes(child.tag)) {
    throw new DerError(`unexpected tag 0x${child.tag.toString(16)}`, child.start);
  }
  return child;
}

/** The content of an element, not copied. */
export function contentOf({ bytes, start, end }: DerNode): Buffer {
  return bytes.subarray(start, end);
}

/** The dotted text of the OBJECT IDENTIFIER at an index. */
export function oidOf(parent: DerNode, index: number): string {
  const { bytes, start, end } = childOf(parent, index, TAG.oid);
  return oidText(bytes, start, end);
}

/** The value of an INTEGER that is not negative; infinite when it has more than six octets. */
export function numberOf({ bytes, start, end }: DerNode): number {
  if (end === start || bytes[start]! >= 0x80) {
    throw new DerError('a number that is negative or empty', start);
  }
  return end - start > 6 ? Infinity : bytes.readUIntBE(start, end - start);
}

/** The octets of an OCTET STRING behind an IMPLICIT tag, whole or in pieces. */
export function implicitOctets(node: DerNode): Buffer {
  const isWhole = (node.tag & CONSTRUCTED) === 0;
  return isWhole ? contentOf(node) : Buffer.concat(childrenOf(node).map(implicitOctets));
}
