import type { Certificate, DistinguishedName, SubjectAlternativeName } from '@notafter/core';
import type { Draft } from './draft.ts';
import { type PackedNames, unpackNames } from './packed-names.ts';
import { type Profile, sharedProfile } from './profile.ts';

/**
 * A certificate as it is kept, by the hundred thousand: what it shares with others once for all of them, and what is asked
 * for of few certificates in the bytes that it is made from then.
 */
export class KeptCertificate implements Certificate {
  readonly fingerprint: string;
  readonly subject: DistinguishedName;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  readonly der: string;
  private readonly serial: bigint | null;
  /** One character a byte. */
  private readonly subjectKey: string | null;
  private readonly packedNames: PackedNames;
  private readonly profile: Profile;

  constructor(draft: Draft, fingerprint: string, der: string) {
    this.fingerprint = fingerprint;
    this.subject = draft.subject;
    this.notBeforeMs = draft.notBeforeMs;
    this.notAfterMs = draft.notAfterMs;
    this.der = der;
    this.serial = draft.serial;
    this.subjectKey = draft.subjectKey;
    this.packedNames = draft.packedNames;
    this.profile = sharedProfile(draft);
  }

  get serialNumber(): string {
    return this.serial === null ? '' : this.serial.toString();
  }

  get subjectKeyId(): string | null {
    return this.subjectKey === null ? null : Buffer.from(this.subjectKey, 'latin1').toString('hex');
  }

  get subjectAlternativeNames(): readonly SubjectAlternativeName[] {
    return unpackNames(this.packedNames);
  }

  get version(): number {
    return this.profile.version;
  }

  get signatureAlgorithm(): string {
    return this.profile.signatureAlgorithm;
  }

  get issuer(): DistinguishedName {
    return this.profile.issuer;
  }

  get keyAlgorithm(): string {
    return this.profile.keyAlgorithm;
  }

  get keySize(): number | null {
    return this.profile.keySize;
  }

  get curve(): string | null {
    return this.profile.curve;
  }

  get isCa(): boolean {
    return this.profile.isCa;
  }

  get pathLength(): number | null {
    return this.profile.pathLength;
  }

  get keyUsage(): readonly string[] {
    return this.profile.keyUsage;
  }

  get extendedKeyUsage(): readonly string[] {
    return this.profile.extendedKeyUsage;
  }

  get authorityKeyId(): string | null {
    return this.profile.authorityKeyId;
  }

  get crlDistributionPoints(): readonly string[] {
    return this.profile.crlDistributionPoints;
  }

  get notes(): readonly string[] {
    return this.profile.notes;
  }
}
