import { hash } from 'node:crypto';
import type { Crl } from '@notafter/core';
import { toDefiniteLength } from './definite-length.ts';
import { readDistinguishedName } from './distinguished-name.ts';
import { fenced, note } from './fence.ts';
import { readAuthorityKeyId } from './key-identifiers.ts';
import { oidText } from './oid.ts';
import { BerError, type DerReader, TAG, createReader, expect, messageOf, read } from './reader.ts';
import { readSerialNumber } from './serial-number.ts';
import { readSignatureAlgorithm } from './signature-algorithm.ts';
import { readTime } from './time.ts';

/** A list with the number of bytes that it takes, or why there is none and at which byte. */
export type ParsedCrl =
  { readonly ok: true; readonly crl: Crl; readonly length: number } | { readonly ok: false; readonly message: string };

type Draft = { -readonly [Key in keyof Crl]: Crl[Key] };

const EXTENSIONS = 0xa0;
const TIMES: ReadonlySet<number> = new Set([TAG.utcTime, TAG.generalizedTime]);

/**
 * Reads the certificate revocation list (RFC 5280 §5.1) that the bytes begin with; whatever follows it is left alone.
 * What it revokes is counted, not kept. Each part that is broken is null and told in `notes`. Never throws.
 */
export function parseCrl(bytes: Buffer): ParsedCrl {
  try {
    return parse(bytes);
  } catch (error) {
    return { ok: false, message: `no certificate revocation list: ${messageOf(error)}` };
  }
}

function parse(bytes: Buffer): ParsedCrl {
  try {
    const reader = createReader(bytes);
    return found(bytes, reader, readCrl(reader));
  } catch (error) {
    if (!(error instanceof BerError)) {
      throw error;
    }
    const { der, end } = toDefiniteLength(bytes, 0, bytes.length);
    const reader = createReader(der, ['not DER but BER: indefinite lengths or strings in pieces'], true);
    const draft = readCrl(reader);
    reader.end = end;
    return found(bytes, reader, draft);
  }
}

function found(bytes: Buffer, { end, notes }: DerReader, draft: Draft): ParsedCrl {
  const fingerprint = hash('sha256', bytes.subarray(0, end), 'hex');
  return { ok: true, crl: { ...draft, fingerprint, notes }, length: end };
}

/** Leaves the reader at the end of the list. */
function readCrl(reader: DerReader): Draft {
  const end = expect(reader, 0, reader.bytes.length, TAG.sequence, 'SEQUENCE');
  const bodyEnd = expect(reader, reader.start, end, TAG.sequence, 'SEQUENCE');
  const draft = readBody(reader, reader.start, bodyEnd);
  reader.end = end;
  return draft;
}

/** TBSCertList: version OPTIONAL, signature, issuer, thisUpdate, nextUpdate OPTIONAL, revoked OPTIONAL, [0] OPTIONAL. */
function readBody(reader: DerReader, start: number, end: number): Draft {
  const algorithmAt = reader.bytes[start] === TAG.integer ? read(reader, start, end) : start;
  const issuerAt = expect(reader, algorithmAt, end, TAG.sequence, 'signature algorithm');
  const what = 'the signature algorithm';
  const signatureAlgorithm = fenced(reader, what, '', readSignatureAlgorithm, reader.start, issuerAt);
  const thisUpdateAt = expect(reader, issuerAt, end, TAG.sequence, 'issuer');
  const issuer = readDistinguishedName(reader, reader.start, thisUpdateAt, 'issuer');
  const afterThisUpdate = read(reader, thisUpdateAt, end);
  const draft: Draft = {
    fingerprint: '',
    issuer,
    thisUpdateMs: fenced<number | null>(reader, 'thisUpdate', null, readTime, reader.start, afterThisUpdate),
    nextUpdateMs: null,
    number: null,
    revokedCount: 0,
    signatureAlgorithm,
    authorityKeyId: null,
    notes: [],
  };
  return fenced(reader, 'what follows thisUpdate', draft, readRest, afterThisUpdate, end);
}

function readRest(reader: DerReader, start: number, end: number, draft: Draft): Draft {
  for (let at = start; at < end;) {
    const next = read(reader, at, end);
    if (TIMES.has(reader.tag)) {
      draft.nextUpdateMs = fenced<number | null>(reader, 'nextUpdate', null, readTime, reader.start, next);
    } else if (reader.tag === TAG.sequence) {
      draft.revokedCount = countElements(reader, reader.start, next);
    } else if (reader.tag === EXTENSIONS) {
      readExtensions(reader, reader.start, next, draft);
    } else {
      note(reader, `an element at byte ${at} that does not belong there`);
    }
    at = next;
  }
  return draft;
}

function countElements(reader: DerReader, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at = read(reader, at, end)) {
    count++;
  }
  return count;
}

function readExtensions(reader: DerReader, start: number, limit: number, draft: Draft): void {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE of extensions');
  for (let at = reader.start; at < end;) {
    const next = read(reader, at, end);
    fenced(reader, 'an extension', draft, readExtension, reader.start, next);
    at = next;
  }
}

function readExtension(reader: DerReader, start: number, end: number, draft: Draft): Draft {
  const afterOid = expect(reader, start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, afterOid);
  const valueAt = reader.bytes[afterOid] === TAG.boolean ? read(reader, afterOid, end) : afterOid;
  const valueEnd = expect(reader, valueAt, end, TAG.octetString, 'OCTET STRING');
  if (dotted === '2.5.29.20') {
    const numberEnd = expect(reader, reader.start, valueEnd, TAG.integer, 'number');
    draft.number = readSerialNumber(reader, reader.start, numberEnd).toString();
  } else if (dotted === '2.5.29.35') {
    draft.authorityKeyId = readAuthorityKeyId(reader, reader.start, valueEnd);
  }
  return draft;
}
