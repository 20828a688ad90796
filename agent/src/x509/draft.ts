import type { Certificate } from '@notafter/core';

/** A certificate while it is read: one object from the first byte to the last, since copying it would cost a tenth of all. */
export type Draft = { -readonly [Key in keyof Certificate]: Certificate[Key] };

const NONE: readonly never[] = Object.freeze([]);
const NO_NAME = Object.freeze({ text: '', attributes: NONE });

/** All that a certificate can lack, absent; empty lists are shared. */
export function emptyDraft(): Draft {
  return {
    fingerprint: '',
    version: 1,
    serialNumber: '',
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
    subjectAlternativeNames: NONE,
    subjectKeyId: null,
    authorityKeyId: null,
    crlDistributionPoints: NONE,
    notes: NONE,
    der: '',
  };
}
