import type { Certificate, DistinguishedName } from '@notafter/core';
import type { PackedNames } from './packed-names.ts';

/** What is read into a draft in another form than a certificate tells it. */
interface Packed {
  serial: bigint | null;
  /** The subject key identifier, one character a byte. */
  subjectKey: string | null;
  packedNames: PackedNames;
}

type Told = Omit<Certificate, 'fingerprint' | 'der' | 'serialNumber' | 'subjectKeyId' | 'subjectAlternativeNames'>;

/** A certificate while it is read. */
export type Draft = Packed & { -readonly [Key in keyof Told]: Told[Key] };

const NONE: readonly never[] = Object.freeze([]);
const NO_NAME: DistinguishedName = Object.freeze({ text: '', attributes: NONE });

/** All that a certificate can lack, absent; empty lists are shared. */
export function emptyDraft(): Draft {
  return {
    version: 1,
    serial: null,
    signatureAlgorithm: '',
    issuer: NO_NAME,
    subject: NO_NAME,
    notBeforeMs: null,
    notAfterMs: null,
    keyAlgorithm: '',
    keySize: null,
    curve: null,
    isCa: false,
    pathLength: null,
    keyUsage: NONE,
    extendedKeyUsage: NONE,
    packedNames: NONE,
    subjectKey: null,
    authorityKeyId: null,
    crlDistributionPoints: NONE,
    notes: NONE,
  };
}
