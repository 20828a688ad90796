import { type Cell, type FieldName, fieldNamed } from '@notafter/core';
import { findingsOf } from './finding-of';
import { type CertificateRecord, daysUntil, statusAt } from './record';

type ReadField = (record: CertificateRecord, nowMs: number) => Cell;

const label =
  (name: string): ReadField =>
  ({ labels }) =>
    labels[name] ?? '';

/** The fields that metrics tell something of. */
const READ_FIELD: Partial<Record<FieldName, ReadField>> = {
  title: ({ title }) => title,
  state: statusAt,
  status: statusAt,
  findings: (record, nowMs) => findingsOf(record, nowMs).map(({ rule }) => rule),
  daysLeft: ({ certificate }, nowMs) => daysUntil(certificate.notAfterMs, nowMs),
  lifetimeDays: ({ certificate: { notBeforeMs, notAfterMs } }) =>
    notBeforeMs === null ? null : daysUntil(notAfterMs, notBeforeMs),
  lifetimeUsed: ({ certificate: { notBeforeMs, notAfterMs } }, nowMs) =>
    notBeforeMs === null || notAfterMs === null || notAfterMs <= notBeforeMs
      ? null
      : (nowMs - notBeforeMs) / (notAfterMs - notBeforeMs),
  notBefore: ({ certificate }) => certificate.notBeforeMs,
  notAfter: ({ certificate }) => certificate.notAfterMs,
  warningAt: ({ warningAtMs }) => warningAtMs,
  criticalAt: ({ criticalAtMs }) => criticalAtMs,
  subject: ({ subject }) => subject,
  subjectCN: label('subject_CN'),
  issuer: ({ issuer }) => issuer,
  issuerCN: label('issuer_CN'),
  serialNumber: label('serial_number'),
  fingerprint: ({ fingerprint }) => fingerprint,
  sans: ({ sans }) => sans,
  isCa: ({ isCa }) => isCa,
  role: ({ role }) => role,
  position: () => 0,
  slot: ({ slot }) => slot,
  place: ({ place }) => place,
  entry: ({ labels: { embedded_kind, embedded_key } }) => [embedded_kind, embedded_key].filter(Boolean).join('/'),
  cluster: label('cluster'),
  node: ({ node }) => node,
  source: ({ labels: { source_name, job } }) => source_name || job || '',
  kind: ({ kind }) => kind,
  filepath: ({ labels: { filepath, filename } }) => filepath || filename || '',
  namespace: ({ namespace }) => namespace,
  name: ({ labels: { secret_name, configmap_name, name } }) => secret_name || configmap_name || name || '',
  key: ({ labels: { secret_key, configmap_key } }) => secret_key || configmap_key || '',
  owner: ({ owner }) => owner,
  managedBy: ({ certificate }) => certificate.managedBy,
  renewalTime: ({ certificate }) => certificate.renewalDueMs,
  renewalDueAt: ({ certificate }) => certificate.renewalDueMs,
};

/** Reads a field of core's `FIELDS`; what metrics do not tell is absent. */
export function fieldReader(name: FieldName, nowMs: number): (record: CertificateRecord) => Cell {
  const read = READ_FIELD[name];
  const absent = absentCell(name);
  return (record) => read?.(record, nowMs) ?? absent;
}

function absentCell(name: FieldName): Cell {
  switch (fieldNamed(name)?.type) {
    case 'string':
      return '';
    case 'string[]':
      return [];
    default:
      return null;
  }
}
