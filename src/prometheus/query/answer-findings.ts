import { type Cell, type Finding, isFieldName, QUERY_COLUMNS, type Query, type Result } from '@notafter/core';
import type { QueryContext } from './answer-query';
import { findingsOf } from './finding-of';
import { condition } from './matching';
import { fieldReader } from './read-field';
import type { CertificateRecord } from './record';
import { tableOf } from './table';

interface FindingRow {
  readonly record: CertificateRecord;
  readonly finding: Finding;
}

const READ_FINDING: Readonly<Record<string, (finding: Finding) => Cell>> = {
  rule: ({ rule }) => rule,
  findings: ({ rule }) => [rule],
  severity: ({ severity }) => severity,
  message: ({ message }) => message,
  command: ({ remedy }) => remedy.find(({ command }) => command !== undefined)?.command ?? '',
  since: ({ sinceMs }) => sinceMs,
  position: ({ position }) => position,
};

/** One row a finding, the worst first, of those the ones that end first. Filters by `findings` choose among them. */
export function answerFindings(query: Query, { records, nowMs, notices }: QueryContext): Result {
  const tests = (query.filters ?? []).map(condition).map(({ field, holds }) => ({ read: reader(field, nowMs), holds }));
  const rows = records
    .flatMap((record) => findingsOf(record, nowMs).map((finding): FindingRow => ({ record, finding })))
    .filter((row) => tests.every(({ read, holds }) => holds(read(row))));
  return tableOf(rows, {
    columns: QUERY_COLUMNS.findings.map(({ name, type }) => ({ name, type, read: reader(name, nowMs) })),
    orderBy: query.orderBy ?? [{ field: 'severity' }, { field: 'notAfter' }],
    limit: query.limit,
    notices,
  });
}

function reader(name: string, nowMs: number): (row: FindingRow) => Cell {
  const ofFinding = READ_FINDING[name];
  if (ofFinding !== undefined) {
    return ({ finding }) => ofFinding(finding);
  }
  if (!isFieldName(name)) {
    return () => null;
  }
  const ofRecord = fieldReader(name, nowMs);
  return ({ record }) => ofRecord(record);
}
