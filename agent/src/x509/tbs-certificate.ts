import type { DistinguishedName } from '@notafter/core';
import { createBoundedCache } from './bounded-cache.ts';
import { readDistinguishedName } from './distinguished-name.ts';
import type { Draft } from './draft.ts';
import { readExtensions } from './extensions.ts';
import { fenced, note } from './fence.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import { DerError, type DerReader, TAG, expect, read } from './reader.ts';
import { readSerialNumber } from './serial-number.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';
import { readTime } from './time.ts';

const VERSION = 0xa0;
const EXTENSIONS = 0xa3;
/** `[1]` and `[2]`, of which nothing is shown; primitive as the RFC wants them, or in pieces. */
const UNIQUE_IDS: ReadonlySet<number> = new Set([0x81, 0x82, 0xa1, 0xa2]);

const UNKNOWN_KEY: PublicKey = { algorithm: '', size: null, curve: null };

const issuersByBytes = createBoundedCache<DistinguishedName>();

/**
 * Reads the content of a TBSCertificate (RFC 5280 §4.1.2) into the draft. Throws a DerError where the row of its fields
 * cannot be followed; a field with a broken inside is noted.
 */
export function readTbsCertificate(reader: DerReader, start: number, end: number, draft: Draft): void {
  const serialAt = reader.bytes[start] === VERSION ? read(reader, start, end) : start;
  if (serialAt > start) {
    draft.version = fenced(reader, 'the version', 1, () => readVersion(reader, serialAt));
  }
  const algorithmAt = expect(reader, serialAt, end, TAG.integer, 'serial number');
  draft.serialNumber = fenced(reader, 'the serial number', '', () =>
    readSerialNumber(reader, reader.start, algorithmAt)
  );
  const issuerAt = expect(reader, algorithmAt, end, TAG.sequence, 'signature algorithm');
  draft.signatureAlgorithm = fenced(reader, 'the signature algorithm', '', () =>
    readSignatureAlgorithm(reader, reader.start, issuerAt)
  );
  const restAt = readNamesAndKey(reader, issuerAt, end, draft);
  fenced(reader, 'what follows the public key', undefined, () => readRest(reader, restAt, end, draft));
}

/** From issuer to subjectPublicKeyInfo; returns where that ends. */
function readNamesAndKey(reader: DerReader, issuerAt: number, end: number, draft: Draft): number {
  const validityAt = expect(reader, issuerAt, end, TAG.sequence, 'issuer');
  const issuerStart = reader.start;
  draft.issuer = issuersByBytes.of(reader, issuerStart, validityAt, () =>
    readDistinguishedName(reader, issuerStart, validityAt, 'issuer')
  );
  const subjectAt = expect(reader, validityAt, end, TAG.sequence, 'validity');
  readValidity(reader, reader.start, subjectAt, draft);

  const keyAt = expect(reader, subjectAt, end, TAG.sequence, 'subject');
  const selfIssued = sameBytes(reader.bytes, reader.start, keyAt, issuerStart, validityAt);
  draft.subject = selfIssued ? draft.issuer : readDistinguishedName(reader, reader.start, keyAt, 'subject');

  const restAt = expect(reader, keyAt, end, TAG.sequence, 'public key');
  const key = fenced(reader, 'the public key', UNKNOWN_KEY, () => readPublicKey(reader, reader.start, restAt));
  draft.keyAlgorithm = key.algorithm;
  draft.keySize = key.size;
  draft.curve = key.curve;
  return restAt;
}

/** `[0] EXPLICIT INTEGER`, which counts from 0 for version 1. */
function readVersion(reader: DerReader, limit: number): number {
  const end = expect(reader, reader.start, limit, TAG.integer, 'INTEGER');
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

function readValidity(reader: DerReader, start: number, end: number, draft: Draft): void {
  fenced(reader, 'the validity', undefined, () => {
    const notAfterAt = read(reader, start, end);
    draft.notBeforeMs = fenced(reader, 'notBefore', null, () => readTime(reader));
    draft.notAfterMs = fenced(reader, 'notAfter', null, () => {
      read(reader, notAfterAt, end);
      return readTime(reader);
    });
  });
}

function sameBytes(bytes: Buffer, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  return end - start === otherEnd - otherStart && bytes.compare(bytes, start, end, otherStart, otherEnd) === 0;
}

function readRest(reader: DerReader, start: number, end: number, draft: Draft): void {
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
}
