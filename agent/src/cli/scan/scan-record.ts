import type { ScannedCertificate } from './scan-result.ts';

const DAY_MS = 86_400_000;

/** A certificate as json, ndjson and csv print it. Times are ISO 8601 in UTC. */
export function scanRecord(scanned: ScannedCertificate, nowMs: number) {
  const { certificate, title, role, status, state, places } = scanned;
  const { notBeforeMs, notAfterMs } = certificate;
  return {
    title,
    state,
    status,
    notBefore: isoTime(notBeforeMs),
    notAfter: isoTime(notAfterMs),
    daysLeft: notAfterMs === null ? null : Math.floor(((notAfterMs - nowMs) / DAY_MS) * 100) / 100,
    role,
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    serialNumber: certificate.serialNumber,
    fingerprint: certificate.fingerprint,
    sans: certificate.subjectAlternativeNames.map(({ value }) => value),
    keyAlgorithm: certificate.keyAlgorithm,
    keySize: certificate.keySize,
    signatureAlgorithm: certificate.signatureAlgorithm,
    places,
  };
}

export type ScanRecord = ReturnType<typeof scanRecord>;

/** Null for an absent time. Years beyond what a Date can hold do not occur: X.509 ends with 9999. */
export function isoTime(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace('.000Z', 'Z');
}
