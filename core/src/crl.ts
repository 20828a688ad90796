import type { DistinguishedName } from './certificate.ts';

/** What one certificate revocation list says (RFC 5280 §5). Absent or unreadable values are null; what could not be read is told in `notes`. */
export interface Crl {
  /** SHA-256 of the outermost SEQUENCE, lower-case hex. */
  readonly fingerprint: string;
  readonly issuer: DistinguishedName;
  readonly thisUpdateMs: number | null;
  /** When the next one is due at the latest; after that nobody may rely on this one. */
  readonly nextUpdateMs: number | null;
  /** Decimal. */
  readonly number: string | null;
  readonly revokedCount: number;
  readonly signatureAlgorithm: string;
  /** Lower-case hex. */
  readonly authorityKeyId: string | null;
  readonly notes: readonly string[];
}

/** Whether the next list should have replaced this one. One that names no next update (RFC 5280 forbids it) is never stale. */
export function isStale({ nextUpdateMs }: Crl, nowMs: number): boolean {
  return nextUpdateMs !== null && nowMs > nextUpdateMs;
}
