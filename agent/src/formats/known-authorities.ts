import type { Certificate } from '@notafter/core';
import { byteSum } from '../x509/byte-sum.ts';

/** Authorities that were read, by the base64 of their PEM block: the same few stand in thousands of chains. */
export interface KnownAuthorities {
  /** The authority whose body these bytes are. */
  get(bytes: Buffer, start: number, end: number): Certificate | undefined;
  /** Remembers a certificate if it is an authority's, of usual size and flawless. */
  add(bytes: Buffer, start: number, end: number, certificate: Certificate): void;
}

interface Known {
  readonly body: Buffer;
  readonly certificate: Certificate;
}

const MAX_ENTRIES = 1024;
const MAX_LENGTH = 5600;
/** The end of a signature, by which a body is looked for: any two differ in it, but for one that wants to deceive. */
const TAIL = 32;

/** Forgets everything when it is full: hostile input then costs time, never memory. */
export function createKnownAuthorities(): KnownAuthorities {
  const byTail = new Map<number, Known>();
  return {
    get(bytes, start, end) {
      const found = byTail.get(tailOf(bytes, start, end));
      const isSame = found?.body.compare(bytes, start, end) === 0;
      return isSame ? found.certificate : undefined;
    },
    add(bytes, start, end, certificate) {
      if (!certificate.isCa || certificate.notes.length > 0 || end - start > MAX_LENGTH) {
        return;
      }
      if (byTail.size >= MAX_ENTRIES) {
        byTail.clear();
      }
      byTail.set(tailOf(bytes, start, end), { body: Buffer.from(bytes.subarray(start, end)), certificate });
    },
  };
}

function tailOf(bytes: Buffer, start: number, end: number): number {
  return byteSum(bytes, Math.max(start, end - TAIL), end);
}
