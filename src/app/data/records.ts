import { type Cell, type Result, type State, STATES } from '@notafter/core';

/** One row of an answer, read by column name. A column that is not there reads as absent. */
export interface Row {
  cell(column: string): Cell;
  text(column: string): string;
  number(column: string): number | null;
  list(column: string): readonly string[];
  /** Null for a state that this version does not know. */
  state(column: string): State | null;
}

/** The rows of a columnar answer. */
export function rowsOf(result: Result): Row[] {
  const columns = new Map(result.fields.map((field, index) => [field.name, result.values[index] ?? []]));
  return Array.from({ length: result.rows }, (_, row) => rowReading((column) => columns.get(column)?.[row] ?? null));
}

function rowReading(cell: (column: string) => Cell): Row {
  return {
    cell,
    text: (column) => textOf(cell(column)),
    number: (column) => {
      const value = cell(column);
      return typeof value === 'number' ? value : null;
    },
    list: (column) => {
      const value = cell(column);
      return Array.isArray(value) ? value : [];
    },
    state: (column) => STATES.find((state) => state === cell(column)) ?? null,
  };
}

function textOf(value: Cell): string {
  if (Array.isArray(value)) {
    return value.join(', ');
  }
  return value === null ? '' : String(value);
}
