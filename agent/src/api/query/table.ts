import type { Cell, FieldType, FrameField, Notice, Order } from '@notafter/core';
import { type SortKey, orderRows } from './order-rows.ts';
import type { Pace } from './pace.ts';
import type { Read } from './row.ts';

/** The longest answer to one query. */
export const MAX_ROWS = 100_000;

/** The answer to one query before it is written: cells are read by column, when they are needed. */
export interface Table {
  readonly fields: readonly FrameField[];
  readonly rows: number;
  readonly total: number;
  readonly notices: readonly Notice[];
  /** The cells of one column from a row on, at most `count`. */
  slice(column: number, start: number, count: number): readonly Cell[];
}

export interface TableColumn<R> {
  readonly name: string;
  readonly type: FieldType;
  readonly read: Read<R>;
}

export interface TableOptions<R> {
  readonly columns: ReadonlyArray<TableColumn<R>>;
  readonly orderBy: readonly Order[];
  readonly limit: number | undefined;
  readonly pace: Pace;
  readonly notices?: readonly Notice[];
  /** Reads what is ordered by without being a column. */
  readonly readOther?: (name: string) => Read<R>;
}

/** Orders rows and cuts them to the limit; says so in a notice when that was ours. */
export async function tableOf<R>(rows: readonly R[], options: TableOptions<R>): Promise<Table> {
  const { columns, orderBy, limit = MAX_ROWS, pace, notices = [] } = options;
  const ordered = await orderRows(rows, sortKeysOf(orderBy, options), Math.min(limit, MAX_ROWS), pace);
  return {
    fields: columns.map(({ name, type }) => ({ name, type })),
    rows: ordered.length,
    total: rows.length,
    notices: rows.length > MAX_ROWS && limit >= MAX_ROWS ? [...notices, cutNotice(rows.length)] : notices,
    slice: (column, start, count) => ordered.slice(start, start + count).map(columns[column]!.read),
  };
}

export function cutNotice(total: number): Notice {
  const [shown, all] = [MAX_ROWS.toLocaleString('en'), total.toLocaleString('en')];
  return { severity: 'warning', text: `Only the first ${shown} of ${all} rows are shown: add a filter.` };
}

function sortKeysOf<R>(orderBy: readonly Order[], { columns, readOther }: TableOptions<R>): Array<SortKey<R>> {
  return orderBy.flatMap(({ field, direction = 'asc' }) => {
    const read = columns.find(({ name }) => name === field)?.read ?? readOther?.(field);
    return read === undefined ? [] : [{ name: field, direction, read }];
  });
}
