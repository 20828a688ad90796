import { createHash } from 'node:crypto';
import { type Certificate, DAY_MS, type DistinguishedName, type NameAttribute } from '@notafter/core';

/** 2026-11-23T00:00:00Z, the present of the tests. */
export const NOW_MS = Date.UTC(2026, 10, 23);

/** `CN=web,O=Example` in RFC 4514's order, most specific first; values hold no commas. */
export function name(text: string): DistinguishedName {
  const attributes = text
    .split(',')
    .filter((part) => part !== '')
    .map((part): NameAttribute => ({
      type: part.slice(0, part.indexOf('=')),
      value: part.slice(part.indexOf('=') + 1),
    }));
  return { text, attributes: attributes.toReversed() };
}

export interface BuiltCertificate extends Partial<Omit<Certificate, 'subject' | 'issuer'>> {
  readonly subject?: string;
  readonly issuer?: string;
  readonly dns?: readonly string[];
}

/** A Certificate for tests that need no real one; its fingerprint follows from what it says. */
export function certificate(parts: BuiltCertificate = {}): Certificate {
  const { subject = 'CN=web', issuer = 'CN=Example CA', dns = [], ...rest } = parts;
  const said = JSON.stringify(parts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return {
    fingerprint: createHash('sha256').update(said).digest('hex'),
    version: 3,
    serialNumber: '1',
    signatureAlgorithm: 'ECDSA-SHA256',
    issuer: name(issuer),
    subject: name(subject),
    notBeforeMs: NOW_MS - 30 * DAY_MS,
    notAfterMs: NOW_MS + 60 * DAY_MS,
    keyAlgorithm: 'ECDSA',
    keySize: 256,
    curve: 'P-256',
    isCa: false,
    pathLength: null,
    keyUsage: [],
    extendedKeyUsage: [],
    subjectAlternativeNames: dns.map((value) => ({ kind: 'dns', value })),
    subjectKeyId: null,
    authorityKeyId: null,
    crlDistributionPoints: [],
    notes: [],
    der: said,
    ...rest,
  };
}
