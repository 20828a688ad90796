import { toDefiniteLength } from '../x509/definite-length.ts';
import { BerError, createReader, read } from '../x509/reader.ts';

/** What DER is that is no certificate. */
export interface DerKind {
  readonly name: string;
  /** Whether it is something that certificates are kept in. */
  readonly supportedLater: boolean;
}

export const REVOCATION_LIST: DerKind = { name: 'certificate revocation list', supportedLater: false };

/** By the tags of the elements in the outermost SEQUENCE (RFC 5652, 5958, 8017, 5915, 5280)… */
const OUTER: ReadonlyArray<readonly [RegExp, DerKind]> = [
  [/^06 a0/, { name: 'PKCS#7 bundle', supportedLater: true }],
  [/^02 30 04/, { name: 'private key (PKCS#8)', supportedLater: false }],
  [/^30 04$/, { name: 'encrypted private key (PKCS#8)', supportedLater: false }],
  [/^02 02 02/, { name: 'RSA private key', supportedLater: false }],
  [/^02 04/, { name: 'EC private key', supportedLater: false }],
  [/^30 03$/, { name: 'public key', supportedLater: false }],
  [/^02 02$/, { name: 'RSA public key', supportedLater: false }],
];

/** …and, where those are the ones of everything that is signed, by the tags inside the first of them (RFC 2986, 5280). */
const SIGNED: ReadonlyArray<readonly [RegExp, DerKind]> = [
  [/^02 30 30 a0/, { name: 'certificate signing request', supportedLater: false }],
  [/^(02 )?30 30 1[78]/, REVOCATION_LIST],
];

/** Says what the bytes are; null when they are nothing known. */
export function describeDer(bytes: Buffer): DerKind | null {
  try {
    return describe(bytes);
  } catch (error) {
    return error instanceof BerError ? describeBer(bytes) : null;
  }
}

function describeBer(bytes: Buffer): DerKind | null {
  try {
    return describe(toDefiniteLength(bytes, 0, bytes.length).der);
  } catch {
    return null;
  }
}

function describe(bytes: Buffer): DerKind | null {
  const reader = createReader(bytes);
  const end = read(reader, 0, bytes.length);
  const { start } = reader;
  const tags = tagsBetween(bytes, start, end);
  if (tags !== '30 30 03') {
    return kindOf(OUTER, tags);
  }
  const innerEnd = read(reader, start, end);
  return kindOf(SIGNED, tagsBetween(bytes, reader.start, innerEnd));
}

function kindOf(table: ReadonlyArray<readonly [RegExp, DerKind]>, tags: string): DerKind | null {
  return table.find(([pattern]) => pattern.test(tags))?.[1] ?? null;
}

function tagsBetween(bytes: Buffer, start: number, end: number): string {
  const reader = createReader(bytes);
  const tags: string[] = [];
  for (let at = start; at < end && tags.length < 5; at = reader.end) {
    read(reader, at, end);
    tags.push(reader.tag.toString(16).padStart(2, '0'));
  }
  return tags.join(' ');
}
