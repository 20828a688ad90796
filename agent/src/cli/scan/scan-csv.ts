import { printable } from '@notafter/core';
import { stringify } from 'csv-stringify/sync';
import type { ScanRecord } from './scan-record.ts';

const COLUMNS: ReadonlyArray<keyof ScanRecord> = [
  'title',
  'state',
  'status',
  'notBefore',
  'notAfter',
  'daysLeft',
  'role',
  'subject',
  'issuer',
  'serialNumber',
  'fingerprint',
  'sans',
  'keyAlgorithm',
  'keySize',
  'signatureAlgorithm',
  'places',
];

/** CSV (RFC 4180) with a header. Lists are joined by `; `, and no cell is a formula for a spreadsheet. */
export function csvText(records: readonly ScanRecord[]): string {
  const rows = records.map((record) => COLUMNS.map((column) => cellOf(record[column])));
  return stringify([[...COLUMNS], ...rows], {
    escape_formulas: true,
    record_delimiter: 'windows',
    quote_record_delimiter: true,
  });
}

function cellOf(value: ScanRecord[keyof ScanRecord]): string {
  if (value === null) {
    return '';
  }
  return printable(typeof value === 'object' ? value.join('; ') : String(value), Infinity);
}
