import type { Certificate } from '@notafter/core';

/** Authorities that were read: the same few stand in thousands of chains, and need to be read once. */
export interface KnownAuthorities {
  /** The authority whose DER these bytes are. */
  get(der: Buffer): Certificate | undefined;
  /** Remembers a certificate if it is an authority's, of usual size and flawless. */
  add(certificate: Certificate): void;
}

const MAX_ENTRIES = 1024;
const MAX_LENGTH = 4096;
/** The end of a signature, by which a certificate is looked for: any two differ in it, but for one that wants to deceive. */
const TAIL = 32;

/** Forgets everything when it is full: hostile input then costs time, never memory. */
export function createKnownAuthorities(): KnownAuthorities {
  const byTail = new Map<string, Certificate>();
  return {
    get(der) {
      const found = byTail.get(der.toString('latin1', der.length - TAIL));
      return found?.der.length === der.length && found.der === der.toString('latin1') ? found : undefined;
    },
    add(certificate) {
      const { der, isCa, notes } = certificate;
      if (!isCa || notes.length > 0 || der.length > MAX_LENGTH) {
        return;
      }
      if (byTail.size >= MAX_ENTRIES) {
        byTail.clear();
      }
      byTail.set(der.slice(-TAIL), certificate);
    },
  };
}
