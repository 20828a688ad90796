import type { Cell, FieldType } from '@notafter/core';
import { stringify } from 'csv-stringify/sync';
import type { Pace } from './query/pace.ts';
import type { Table } from './query/table.ts';

const ROWS_PER_CHUNK = 256;

/**
 * Writes a table as CSV (RFC 4180) with a header. A text that a spreadsheet would run as a formula gets an apostrophe
 * before it (OWASP, CSV injection): subjects are written by whoever asked for the certificate.
 */
export async function* writeCsv(table: Table, pace: Pace): AsyncGenerator<Uint8Array> {
  const { fields, rows } = table;
  yield Buffer.from(lines([fields.map(({ name }) => name)]));
  const columns: Array<readonly Cell[]> = [];
  for (const column of fields.keys()) {
    columns.push(await table.readColumn(column, pace));
  }
  for (let start = 0; start < rows; start += ROWS_PER_CHUNK) {
    const count = Math.min(ROWS_PER_CHUNK, rows - start);
    const record = (row: number) => fields.map(({ type }, column) => plain(columns[column]![start + row]!, type));
    yield Buffer.from(lines(Array.from({ length: count }, (_, row) => record(row))));
    if (pace.isDue()) {
      await pace.pause();
    }
  }
}

function lines(records: readonly unknown[][]): string {
  return stringify([...records], { escape_formulas: true, record_delimiter: '\r\n', quote_record_delimiter: true });
}

function plain(cell: Cell, type: FieldType): string | number | null {
  if (type === 'time' && typeof cell === 'number') {
    return new Date(cell).toISOString();
  }
  if (Array.isArray(cell)) {
    return cell.join('; ');
  }
  return typeof cell === 'boolean' ? String(cell) : (cell as string | number | null);
}
