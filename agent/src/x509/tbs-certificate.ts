import { readDistinguishedName } from './distinguished-name.ts';
import type { Draft } from './draft.ts';
import { readExtensions } from './extensions.ts';
import { fenced, note } from './fence.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { DerError, type DerReader, TAG, expect, read } from './reader.ts';
import { readSerialNumber } from './serial-number.ts';
import { sharedByBytes } from './shared-by-bytes.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';
import { readTime } from './time.ts';

const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
/** `[1]` and `[2]`, of which nothing is shown; primitive as the RFC wants them, or in pieces. */
const UNIQUE_IDS: ReadonlySet<number> = new Set([0x81, 0x82, 0xa1, 0xa2]);

const SIGNATURE_ALGORITHM = 'the signature algorithm';
const UNKNOWN_KEY: PublicKey = { algorithm: '', size: null, curve: null };

const readIssuer = sharedByBytes((reader, start, end) => readDistinguishedName(reader, start, end, 'issuer'));

/**
 * Reads the content of a TBSCertificate (RFC 5280 §4.1.2) into the draft. Throws a DerError where the row of its fields
 * cannot be followed; a field with a broken inside is noted.
 */
export function readTbsCertificate(reader: DerReader, start: number, end: number, draft: Draft): void {
  const serialAt = reader.bytes[start] === VERSION ? read(reader, start, end) : start;
  if (serialAt > start) {
    draft.version = fenced(reader, 'the version', 1, readVersion, reader.start, serialAt);
  }
  const algorithmAt = expect(reader, serialAt, end, TAG.integer, 'serial number');
  draft.serial = fenced(reader, 'the serial number', null, readSerialNumber, reader.start, algorithmAt);
  const issuerAt = expect(reader, algorithmAt, end, TAG.sequence, 'signature algorithm');
  draft.signatureAlgorithm = fenced(reader, SIGNATURE_ALGORITHM, '', readSignatureAlgorithm, reader.start, issuerAt);
  const restAt = readNamesAndKey(reader, issuerAt, end, draft);
  fenced(reader, 'what follows the public key', draft, readRest, restAt, end);
}

/** From issuer to subjectPublicKeyInfo; returns where that ends. */
function readNamesAndKey(reader: DerReader, issuerAt: number, end: number, draft: Draft): number {
  const validityAt = expect(reader, issuerAt, end, TAG.sequence, 'issuer');
  const issuerStart = reader.start;
  draft.issuer = readIssuer(reader, issuerStart, validityAt);
  const subjectAt = expect(reader, validityAt, end, TAG.sequence, 'validity');
  fenced(reader, 'the validity', draft, readValidity, reader.start, subjectAt);

  const keyAt = expect(reader, subjectAt, end, TAG.sequence, 'subject');
  const selfIssued = sameBytes(reader.bytes, reader.start, keyAt, issuerStart, validityAt);
  draft.subject = selfIssued ? draft.issuer : readDistinguishedName(reader, reader.start, keyAt, 'subject');

  const restAt = expect(reader, keyAt, end, TAG.sequence, 'public key');
  const key = fenced(reader, 'the public key', UNKNOWN_KEY, readPublicKey, reader.start, restAt);
  draft.keyAlgorithm = key.algorithm;
  draft.keySize = key.size;
  draft.curve = key.curve;
  return restAt;
}

/** `[0] EXPLICIT INTEGER`, which counts from 0 for version 1. */
function readVersion(reader: DerReader, start: number, limit: number): number {
  const end = expect(reader, start, limit, TAG.integer, 'INTEGER');
  const octets = end - reader.start;
  if (octets < 1 || octets > 6) {
    throw new DerError(`a number of ${octets} bytes`, reader.start);
  }
  const version = reader.bytes.readIntBE(reader.start, octets) + 1;
  if (version < 1 || version > 3) {
    note(reader, `version ${version}, which does not exist`);
  }
  return version;
}

function readValidity(reader: DerReader, start: number, end: number, draft: Draft): Draft {
  const notAfterAt = read(reader, start, end);
  draft.notBeforeMs = fenced<number | null>(reader, 'notBefore', null, readTimeAt, start, notAfterAt);
  draft.notAfterMs = fenced<number | null>(reader, 'notAfter', null, readTimeAt, notAfterAt, end);
  return draft;
}

function readTimeAt(reader: DerReader, at: number, limit: number): number {
  read(reader, at, limit);
  return readTime(reader);
}

function sameBytes(bytes: Buffer, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  return end - start === otherEnd - otherStart && bytes.compare(bytes, start, end, otherStart, otherEnd) === 0;
}

function readRest(reader: DerReader, start: number, end: number, draft: Draft): Draft {
  let at = start;
  while (at < end) {
    const next = read(reader, at, end);
    if (reader.tag === EXTENSIONS) {
      readExtensions(reader, reader.start, next, draft);
    } else if (!UNIQUE_IDS.has(reader.tag)) {
      note(reader, `an element at byte ${at} that does not belong there`);
    }
    at = next;
  }
  return draft;
}
