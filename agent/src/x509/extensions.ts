import { readBasicConstraints } from './basic-constraints.ts';
import { readCrlDistributionPoints } from './crl-distribution-points.ts';
import { toDefiniteLength } from './definite-length.ts';
import type { Draft } from './draft.ts';
import { readExtendedKeyUsage } from './extended-key-usage.ts';
import { CT_POISON, EXTENSION_NAMES } from './extension-names.ts';
import { fenced, note, noteTrouble } from './fence.ts';
import { readPackedNames } from './general-names.ts';
import { readAuthorityKeyId, readSubjectKeyId } from './key-identifiers.ts';
import { readKeyUsage } from './key-usage.ts';
import { oidText } from './oid.ts';
import { BerError, type DerReader, TAG, createReader, expect, read } from './reader.ts';

const MAX_EXTENSIONS = 1000;

/** OIDs of the extensions of the certificate that is read now: the same room for all, or each would take its own. */
const oids: string[] = [];

interface Found {
  readonly draft: Draft;
  /** So many of `oids` are of this certificate. */
  count: number;
}

/** Reads `[3] { SEQUENCE OF Extension }` (RFC 5280 §4.1.2.9) into the draft. Each that cannot be read is noted. */
export function readExtensions(reader: DerReader, start: number, limit: number, draft: Draft): void {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE of extensions');
  const found: Found = { draft, count: 0 };
  let at = reader.start;
  for (let count = 0; at < end; count++) {
    if (count === MAX_EXTENSIONS) {
      note(reader, `more than ${MAX_EXTENSIONS} extensions`);
      return;
    }
    const next = read(reader, at, end);
    fenced(reader, 'an extension', found, readExtension, at, next);
    at = next;
  }
}

/** Of an extension that occurs twice the first counts, as in OpenSSL. */
function readExtension(reader: DerReader, at: number, limit: number, found: Found): Found {
  const end = expect(reader, at, limit, TAG.sequence, 'SEQUENCE');
  let next = expect(reader, reader.start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, next);
  const critical = reader.bytes[next] === TAG.boolean && next < end;
  if (critical) {
    next = expect(reader, next, end, TAG.boolean, 'BOOLEAN');
  }
  const isCritical = critical && reader.bytes[reader.start] !== 0;
  const valueEnd = expect(reader, next, end, TAG.octetString, 'OCTET STRING');
  if (isFound(dotted, found)) {
    note(reader, `${labelOf(dotted)} occurs more than once; the first one counts`);
  } else if (EXTENSION_NAMES[dotted] === undefined) {
    noteUnknown(reader, dotted, isCritical);
  } else {
    readValue(reader, dotted, reader.start, valueEnd, found.draft);
  }
  oids[found.count++] = dotted;
  return found;
}

function isFound(dotted: string, { count }: Found): boolean {
  for (let index = 0; index < count; index++) {
    if (oids[index] === dotted) {
      return true;
    }
  }
  return false;
}

function labelOf(dotted: string): string {
  return `extension ${EXTENSION_NAMES[dotted] ?? dotted}`;
}

function noteUnknown(reader: DerReader, dotted: string, critical: boolean): void {
  if (dotted === CT_POISON) {
    note(reader, 'a precertificate of Certificate Transparency, which nobody may accept');
  } else if (critical) {
    note(reader, `unknown critical extension ${dotted}`);
  }
}

function readValue(reader: DerReader, dotted: string, start: number, end: number, draft: Draft): void {
  try {
    readDerOrBer(reader, dotted, start, end, draft);
  } catch (error) {
    noteTrouble(reader, labelOf(dotted), error);
  }
}

/** What an OCTET STRING holds may be BER although the certificate around it is DER. */
function readDerOrBer(reader: DerReader, dotted: string, start: number, end: number, draft: Draft): void {
  try {
    readFacts(reader, dotted, start, end, draft);
  } catch (error) {
    if (!(error instanceof BerError) || reader.definite) {
      throw error;
    }
    const { der } = toDefiniteLength(reader.bytes, start, end);
    readFacts(createReader(der, reader.notes, true), dotted, 0, der.length, draft);
  }
}

function readFacts(reader: DerReader, dotted: string, start: number, end: number, draft: Draft): void {
  switch (dotted) {
    case '2.5.29.14':
      draft.subjectKey = readSubjectKeyId(reader, start, end);
      break;
    case '2.5.29.15':
      draft.keyUsage = readKeyUsage(reader, start, end);
      break;
    case '2.5.29.17': {
      const namesEnd = expect(reader, start, end, TAG.sequence, 'SEQUENCE');
      draft.packedNames = readPackedNames(reader, reader.start, namesEnd);
      break;
    }
    case '2.5.29.19': {
      const { isCa, pathLength } = readBasicConstraints(reader, start, end);
      draft.isCa = isCa;
      draft.pathLength = pathLength;
      break;
    }
    case '2.5.29.31':
      draft.crlDistributionPoints = readCrlDistributionPoints(reader, start, end);
      break;
    case '2.5.29.35':
      draft.authorityKeyId = readAuthorityKeyId(reader, start, end);
      break;
    case '2.5.29.37':
      draft.extendedKeyUsage = readExtendedKeyUsage(reader, start, end);
      break;
  }
}
