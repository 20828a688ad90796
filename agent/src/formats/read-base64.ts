import type { Reading } from '@notafter/core';
import { readCertificates } from './read-certificates.ts';

/** The certificates in a field of a kubeconfig or of an object of the API, which holds PEM in base64. */
export function readBase64(base64: string): Reading {
  const compact = base64.replaceAll(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) {
    return { ok: false, reason: 'decode_failed', message: 'its data is not base64' };
  }
  return readCertificates(Buffer.from(compact, 'base64'), ['pem']);
}
