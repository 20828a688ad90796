import type { Certificate } from '@notafter/core';
import { readBasicConstraints } from './basic-constraints.ts';
import { readCrlDistributionPoints } from './crl-distribution-points.ts';
import { toDefiniteLength } from './definite-length.ts';
import { readExtendedKeyUsage } from './extended-key-usage.ts';
import { CT_POISON, EXTENSION_NAMES } from './extension-names.ts';
import { fenced, note } from './fence.ts';
import { readGeneralNames } from './general-names.ts';
import { readAuthorityKeyId, readSubjectKeyId } from './key-identifiers.ts';
import { readKeyUsage } from './key-usage.ts';
import { oidText } from './oid.ts';
import { BerError, type DerReader, TAG, createReader, expect, read } from './reader.ts';

const MAX_EXTENSIONS = 1000;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What the extensions that we read say. */
export type ExtensionFacts = Writable<
  Pick<
    Certificate,
    | 'isCa'
    | 'pathLength'
    | 'keyUsage'
    | 'extendedKeyUsage'
    | 'subjectAlternativeNames'
    | 'subjectKeyId'
    | 'authorityKeyId'
    | 'crlDistributionPoints'
  >
>;

const NONE: readonly never[] = Object.freeze([]);

export function noExtensions(): ExtensionFacts {
  return {
    isCa: false,
    pathLength: null,
    keyUsage: NONE,
    extendedKeyUsage: NONE,
    subjectAlternativeNames: NONE,
    subjectKeyId: null,
    authorityKeyId: null,
    crlDistributionPoints: NONE,
  };
}

/** Reads `[3] { SEQUENCE OF Extension }` (RFC 5280 §4.1.2.9) into the facts. Each that cannot be read is noted. */
export function readExtensions(reader: DerReader, start: number, limit: number, facts: ExtensionFacts): void {
  const end = expect(reader, start, limit, TAG.sequence, 'SEQUENCE of extensions');
  const seen: string[] = [];
  let at = reader.start;
  while (at < end) {
    if (seen.length === MAX_EXTENSIONS) {
      note(reader, `more than ${MAX_EXTENSIONS} extensions`);
      return;
    }
    const from = at;
    at = read(reader, at, end);
    seen.push(fenced(reader, 'an extension', '', () => readExtension(reader, from, end, seen, facts)));
  }
}

/** Returns the extension's OID. Of one that occurs twice the first counts, as in OpenSSL. */
function readExtension(
  reader: DerReader,
  at: number,
  limit: number,
  seen: readonly string[],
  facts: ExtensionFacts
): string {
  const end = expect(reader, at, limit, TAG.sequence, 'SEQUENCE');
  let next = expect(reader, reader.start, end, TAG.oid, 'OBJECT IDENTIFIER');
  const dotted = oidText(reader.bytes, reader.start, next);
  const critical = reader.bytes[next] === TAG.boolean && next < end;
  if (critical) {
    next = expect(reader, next, end, TAG.boolean, 'BOOLEAN');
  }
  const isCritical = critical && reader.bytes[reader.start] !== 0;
  const valueEnd = expect(reader, next, end, TAG.octetString, 'OCTET STRING');
  const label = `extension ${EXTENSION_NAMES[dotted] ?? dotted}`;
  if (seen.includes(dotted)) {
    note(reader, `${label} occurs more than once; the first one counts`);
  } else if (EXTENSION_NAMES[dotted] === undefined) {
    noteUnknown(reader, dotted, isCritical);
  } else {
    readValue(reader, dotted, label, reader.start, valueEnd, facts);
  }
  return dotted;
}

function noteUnknown(reader: DerReader, dotted: string, critical: boolean): void {
  if (dotted === CT_POISON) {
    note(reader, 'a precertificate of Certificate Transparency, which nobody may accept');
  } else if (critical) {
    note(reader, `unknown critical extension ${dotted}`);
  }
}

function readValue(
  reader: DerReader,
  dotted: string,
  label: string,
  start: number,
  end: number,
  facts: ExtensionFacts
): void {
  try {
    readFacts(reader, dotted, start, end, facts);
  } catch (error) {
    // What an OCTET STRING holds may be BER although the certificate around it is DER.
    fenced(reader, label, undefined, () => {
      if (!(error instanceof BerError) || reader.definite) {
        throw error;
      }
      const { der } = toDefiniteLength(reader.bytes, start, end);
      readFacts(createReader(der, reader.notes, true), dotted, 0, der.length, facts);
    });
  }
}

function readFacts(reader: DerReader, dotted: string, start: number, end: number, facts: ExtensionFacts): void {
  switch (dotted) {
    case '2.5.29.14':
      facts.subjectKeyId = readSubjectKeyId(reader, start, end);
      break;
    case '2.5.29.15':
      facts.keyUsage = readKeyUsage(reader, start, end);
      break;
    case '2.5.29.17': {
      const namesEnd = expect(reader, start, end, TAG.sequence, 'SEQUENCE');
      facts.subjectAlternativeNames = readGeneralNames(reader, reader.start, namesEnd);
      break;
    }
    case '2.5.29.19':
      Object.assign(facts, readBasicConstraints(reader, start, end));
      break;
    case '2.5.29.31':
      facts.crlDistributionPoints = readCrlDistributionPoints(reader, start, end);
      break;
    case '2.5.29.35':
      facts.authorityKeyId = readAuthorityKeyId(reader, start, end);
      break;
    case '2.5.29.37':
      facts.extendedKeyUsage = readExtendedKeyUsage(reader, start, end);
      break;
  }
}
