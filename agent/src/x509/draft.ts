import type { Certificate, DistinguishedName, SubjectAlternativeName } from '@notafter/core';
import { type PackedNames, unpackNames } from './packed-names.ts';

const NONE: readonly never[] = Object.freeze([]);
const NO_NAME: DistinguishedName = Object.freeze({ text: '', attributes: NONE });

/**
 * A certificate while it is read, and then the record that is kept of it: one object from the first byte to the last,
 * since copying it would cost a tenth of all. At first all that a certificate can lack is absent; empty lists are shared.
 * What is told of few certificates is made from its bytes then.
 */
export class Draft implements Certificate {
  fingerprint = '';
  version = 1;
  serial: bigint | null = null;
  signatureAlgorithm = '';
  issuer: DistinguishedName = NO_NAME;
  subject: DistinguishedName = NO_NAME;
  notBeforeMs: number | null = null;
  notAfterMs: number | null = null;
  keyAlgorithm = '';
  keySize: number | null = null;
  curve: string | null = null;
  isCa = false;
  pathLength: number | null = null;
  keyUsage: readonly string[] = NONE;
  extendedKeyUsage: readonly string[] = NONE;
  /** One character a byte. */
  subjectKey: string | null = null;
  authorityKeyId: string | null = null;
  crlDistributionPoints: readonly string[] = NONE;
  notes: readonly string[] = NONE;
  der = '';
  packedNames: PackedNames = NONE;

  get serialNumber(): string {
    return this.serial === null ? '' : this.serial.toString();
  }

  get subjectKeyId(): string | null {
    return this.subjectKey === null ? null : Buffer.from(this.subjectKey, 'latin1').toString('hex');
  }

  get subjectAlternativeNames(): readonly SubjectAlternativeName[] {
    return unpackNames(this.packedNames);
  }
}
