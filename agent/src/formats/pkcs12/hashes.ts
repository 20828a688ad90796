/** OpenSSL's names of hashes by OID: of the hash itself (RFC 8017, NIST's registry)… */
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.5': 'sha512-224',
  '2.16.840.1.101.3.4.2.6': 'sha512-256',
};

/** …and of HMAC with it (RFC 8018 §B.1.2). */
const HMACS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
  '1.2.840.113549.2.12': 'sha512-224',
  '1.2.840.113549.2.13': 'sha512-256',
};

/** Null for one that is not known. */
export function hashOfOid(dotted: string): string | null {
  return HASHES[dotted] ?? null;
}

/** Null for one that is not known. */
export function hashOfHmacOid(dotted: string): string | null {
  return HMACS[dotted] ?? null;
}

/** Octets that a hash takes in at a time. */
export function blockLengthOf(hash: string): number {
  return hash === 'sha384' || hash.startsWith('sha512') ? 128 : 64;
}
