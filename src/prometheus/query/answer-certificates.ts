import {
  DEFAULT_CERTIFICATE_FIELDS,
  fieldNamed,
  isFieldName,
  type Query,
  type Result,
  STATES_BY_URGENCY,
} from '@notafter/core';
import type { QueryContext } from './answer-query';
import { fieldReader } from './read-field';
import { type CertificateRecord, statusAt } from './record';
import { tableOf } from './table';

/** One row for each certificate at each place, or with `distinct` for each certificate; what ends first comes first. */
export function answerCertificates(query: Query, { records, nowMs, notices }: QueryContext): Result {
  return tableOf(query.distinct ? distinct(records, nowMs) : records, {
    columns: (query.fields ?? DEFAULT_CERTIFICATE_FIELDS).map((name) => ({
      name,
      type: fieldNamed(name)!.type,
      read: fieldReader(name, nowMs),
    })),
    orderBy: query.orderBy ?? [{ field: 'notAfter' }],
    limit: query.limit,
    notices,
    readOther: (name) => (isFieldName(name) ? fieldReader(name, nowMs) : () => null),
  });
}

/** Where it is in its worst state speaks for a certificate. */
function distinct(records: readonly CertificateRecord[], nowMs: number): readonly CertificateRecord[] {
  const urgency = (record: CertificateRecord) => STATES_BY_URGENCY.indexOf(statusAt(record, nowMs));
  const worst = new Map<string, CertificateRecord>();
  for (const record of records) {
    const other = worst.get(record.fingerprint);
    if (other === undefined || urgency(record) < urgency(other)) {
      worst.set(record.fingerprint, record);
    }
  }
  return [...worst.values()];
}
