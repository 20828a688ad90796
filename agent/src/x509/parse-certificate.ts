import { hash } from 'node:crypto';
import type { Certificate } from '@notafter/core';
import { toDefiniteLength } from './definite-length.ts';
import { type Draft, emptyDraft } from './draft.ts';
import { fenced, note } from './fence.ts';
import { KeptCertificate } from './kept-certificate.ts';
import { BerError, type DerReader, TAG, createReader, expect, messageOf } from './reader.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';
import { readTbsCertificate } from './tbs-certificate.ts';

/** A certificate with the number of bytes that it takes, or why there is none and at which byte. */
export type ParsedCertificate =
  | { readonly ok: true; readonly certificate: Certificate; readonly length: number }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the X.509 certificate (RFC 5280 §4.1) that the bytes begin with; whatever follows it is left alone.
 * Each part that is broken is null or empty and told in `notes`. Never throws.
 */
export function parseCertificate(der: Buffer): ParsedCertificate {
  try {
    return parse(der);
  } catch (error) {
    return { ok: false, message: `no X.509 certificate: ${messageOf(error)}` };
  }
}

function parse(bytes: Buffer): ParsedCertificate {
  try {
    const reader = createReader(bytes);
    const body = readCertificate(reader);
    return found(bytes, reader.end, body, reader.notes);
  } catch (error) {
    if (!(error instanceof BerError)) {
      throw error;
    }
    return parseBer(bytes, error);
  }
}

function parseBer(bytes: Buffer, cause: BerError): ParsedCertificate {
  try {
    const { der, end } = toDefiniteLength(bytes, 0, bytes.length);
    const reader = createReader(der, ['not DER but BER: indefinite lengths or strings in pieces'], true);
    return found(bytes, end, readCertificate(reader), reader.notes);
  } catch (error) {
    return parseParts(bytes, `not DER: ${cause.message}, and no BER: ${messageOf(error)}`);
  }
}

/** What is neither DER nor BER as a whole may still be DER but for a part of it. */
function parseParts(bytes: Buffer, trouble: string): ParsedCertificate {
  const reader = createReader(bytes, [trouble], true);
  try {
    const body = readCertificate(reader);
    return found(bytes, reader.end, body, reader.notes);
  } catch {
    return { ok: false, message: `no X.509 certificate: ${trouble}` };
  }
}

/** Leaves the reader at the end of the certificate. */
function readCertificate(reader: DerReader): Draft {
  const draft = emptyDraft();
  const end = expect(reader, 0, reader.bytes.length, TAG.sequence, 'SEQUENCE');
  const signatureAt = expect(reader, reader.start, end, TAG.sequence, 'SEQUENCE');
  readTbsCertificate(reader, reader.start, signatureAt, draft);
  fenced(reader, 'the signature', draft, readSignature, signatureAt, end);
  reader.end = end;
  return draft;
}

function readSignature(reader: DerReader, at: number, limit: number, draft: Draft): Draft {
  const bitsAt = expect(reader, at, limit, TAG.sequence, 'AlgorithmIdentifier');
  const algorithm = readSignatureAlgorithm(reader, reader.start, bitsAt);
  if (algorithm !== draft.signatureAlgorithm) {
    note(reader, `signed with ${algorithm}, though it says ${draft.signatureAlgorithm} inside`);
    draft.signatureAlgorithm = algorithm;
  }
  if (expect(reader, bitsAt, limit, TAG.bitString, 'BIT STRING') < limit) {
    note(reader, `${limit - reader.end} bytes inside the certificate after its signature`);
  }
  return draft;
}

function found(bytes: Buffer, length: number, draft: Draft, notes: readonly string[]): ParsedCertificate {
  const encoded = length === bytes.length ? bytes : bytes.subarray(0, length);
  if (notes.length > 0) {
    draft.notes = notes;
  }
  const certificate = new KeptCertificate(draft, hash('sha256', encoded, 'hex'), encoded.toString('latin1'));
  return { ok: true, certificate, length };
}
