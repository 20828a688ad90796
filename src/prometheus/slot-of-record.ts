import type { PlaceSummary, SightingDetails, SlotDetails } from '@notafter/core';
import { type CertificateRecord, statusAt } from './query/record';
import { findingsOf } from './query/finding-of';

export function placeSummary(record: CertificateRecord, nowMs: number): PlaceSummary {
  const { slot, place, node, kind, title, labels, certificate } = record;
  return {
    slot,
    place,
    node,
    cluster: labels.cluster ?? '',
    source: labels.job ?? '',
    kind,
    title,
    state: statusAt(record, nowMs),
    notAfterMs: certificate.notAfterMs,
  };
}

/** A place as far as metrics tell it. They know no history, no chain and no users. */
export function slotDetails(
  record: CertificateRecord,
  records: readonly CertificateRecord[],
  nowMs: number
): SlotDetails {
  const { slot, fingerprint, labels, place, owner, certificate, node } = record;
  const others = records.filter((other) => other.fingerprint === fingerprint && other.slot !== slot);
  return {
    ...placeSummary(record, nowMs),
    location: { kind: 'file', path: place, source: labels.job ?? '', cluster: labels.cluster ?? '', node },
    owner,
    managedBy: certificate.managedBy,
    usedBy: [],
    renewalDueMs: certificate.renewalDueMs,
    stored: [sightingOf(record, nowMs)],
    problems: [],
    trouble: null,
    firstSeenMs: nowMs,
    lastGoodMs: null,
    renewedAtMs: null,
    findings: findingsOf(record, nowMs),
    history: [],
    otherPlaces: others.map((other) => placeSummary(other, nowMs)),
    issuers: [],
    checkableFromMs: Infinity,
  };
}

function sightingOf(record: CertificateRecord, nowMs: number): SightingDetails {
  const { certificate, labels, subject, issuer, isCa, title, role, warningAtMs, criticalAtMs } = record;
  const status = statusAt(record, nowMs);
  const name = (text: string, cn = '') => ({ text, attributes: cn === '' ? [] : [{ type: 'CN', value: cn }] });
  return {
    certificate: {
      fingerprint: record.fingerprint,
      version: 3,
      serialNumber: labels.serial_number ?? '',
      signatureAlgorithm: '',
      issuer: name(issuer, labels.issuer_CN),
      subject: name(subject, labels.subject_CN),
      notBeforeMs: certificate.notBeforeMs,
      notAfterMs: certificate.notAfterMs,
      keyAlgorithm: '',
      keySize: null,
      curve: null,
      isCa,
      pathLength: null,
      keyUsage: [],
      extendedKeyUsage: [],
      subjectAlternativeNames: record.sans.map((value) => ({ kind: 'dns', value })),
      subjectKeyId: null,
      authorityKeyId: null,
      crlDistributionPoints: [],
      notes: [],
    },
    title,
    position: 0,
    role,
    status,
    state: status,
    warningAtMs,
    criticalAtMs,
  };
}
