/** One attribute of a distinguished name, in the order of its encoding: `type` is the short name of RFC 4514 §3 (`CN`, `O`, …) or a dotted OID. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** A distinguished name: its RFC 4514 text (most specific attribute first) and its attributes in the order of the encoding. */
export interface DistinguishedName {
  readonly text: string;
  readonly attributes: readonly NameAttribute[];
}

export interface SubjectAlternativeName {
  readonly kind: 'dns' | 'ip' | 'email' | 'uri' | 'other';
  readonly value: string;
}

/** What one X.509 certificate says (RFC 5280). Absent or unreadable values are null; what could not be read is told in `notes`. */
export interface Certificate {
  /** SHA-256 of the outermost SEQUENCE, lower-case hex. */
  readonly fingerprint: string;
  readonly version: number;
  /** Decimal, negative numbers too. */
  readonly serialNumber: string;
  readonly signatureAlgorithm: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  /** `RSA`, `ECDSA`, `Ed25519`, … or a dotted OID. */
  readonly keyAlgorithm: string;
  /** Bits. */
  readonly keySize: number | null;
  readonly curve: string | null;
  readonly isCa: boolean;
  readonly pathLength: number | null;
  readonly keyUsage: readonly string[];
  readonly extendedKeyUsage: readonly string[];
  readonly subjectAlternativeNames: readonly SubjectAlternativeName[];
  /** Lower-case hex. */
  readonly subjectKeyId: string | null;
  /** Lower-case hex. */
  readonly authorityKeyId: string | null;
  readonly crlDistributionPoints: readonly string[];
  readonly notes: readonly string[];
  /** The DER, one character a byte (latin1): a third of what a Buffer costs. */
  readonly der: string;
}

/** What it says as plain data: of a certificate that is kept, some members are made when they are asked for. */
export function withoutDer(certificate: Certificate): Omit<Certificate, 'der'> {
  const { subjectAlternativeNames, crlDistributionPoints, keyUsage, extendedKeyUsage, notes } = certificate;
  const { subject, issuer, serialNumber, version, signatureAlgorithm, subjectKeyId, authorityKeyId } = certificate;
  const { notBeforeMs, notAfterMs, keyAlgorithm, keySize, curve, isCa, pathLength, fingerprint } = certificate;
  return {
    ...{ fingerprint, version, serialNumber, signatureAlgorithm, issuer, subject, notBeforeMs, notAfterMs },
    ...{ keyAlgorithm, keySize, curve, isCa, pathLength, keyUsage, extendedKeyUsage, subjectAlternativeNames },
    ...{ subjectKeyId, authorityKeyId, crlDistributionPoints, notes },
  };
}

export type Role = 'leaf' | 'intermediate' | 'root';

/** `root` is a CA whose subject is its issuer. */
export function roleOf(certificate: Certificate): Role {
  if (!certificate.isCa) {
    return 'leaf';
  }
  return certificate.subject.text === certificate.issuer.text ? 'root' : 'intermediate';
}

/** The last value of an attribute, as OpenSSL and Go read a common name; empty when absent. */
export function lastAttribute(name: DistinguishedName, type: string): string {
  return name.attributes.findLast((attribute) => attribute.type === type)?.value ?? '';
}

/** What people call a certificate: its common name, else its first subject alternative name, else its whole subject. */
export function titleOf(certificate: Certificate): string {
  return (
    lastAttribute(certificate.subject, 'CN') ||
    certificate.subjectAlternativeNames[0]?.value ||
    certificate.subject.text
  );
}
