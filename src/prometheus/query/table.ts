import {
  type Cell,
  type FieldType,
  type Notice,
  type Order,
  type Result,
  SEVERITIES,
  STATES_BY_URGENCY,
} from '@notafter/core';

export interface TableColumn<Row> {
  readonly name: string;
  readonly type: FieldType;
  readonly read: (row: Row) => Cell;
}

interface TableOptions<Row> {
  readonly columns: ReadonlyArray<TableColumn<Row>>;
  readonly orderBy: readonly Order[];
  readonly limit: number | undefined;
  readonly notices: readonly Notice[];
  /** Reads what is ordered by without being a column. */
  readonly readOther?: (name: string) => (row: Row) => Cell;
}

/** States and severities ascend from the worst, as people list them. */
const RANKS: Readonly<Record<string, readonly string[]>> = {
  state: STATES_BY_URGENCY,
  status: STATES_BY_URGENCY,
  severity: SEVERITIES.toReversed(),
};
const TEXT_ORDER = new Intl.Collator('en', { numeric: true });

/** Rows as an agent answers them: by columns, in order, and no more than the limit. */
export function tableOf<Row>(rows: readonly Row[], options: TableOptions<Row>): Result {
  const { columns, limit, notices } = options;
  const shown = ordered(rows, options).slice(0, limit ?? rows.length);
  return {
    fields: columns.map(({ name, type }) => ({ name, type })),
    values: columns.map(({ read }) => shown.map(read)),
    rows: shown.length,
    total: rows.length,
    notices,
  };
}

function ordered<Row>(rows: readonly Row[], { columns, orderBy, readOther }: TableOptions<Row>): readonly Row[] {
  return orderBy.toReversed().reduce<readonly Row[]>((sorted, { field, direction }) => {
    const read = columns.find(({ name }) => name === field)?.read ?? readOther?.(field) ?? (() => null);
    const sign = direction === 'desc' ? -1 : 1;
    const keyed = sorted.map((row) => ({ row, key: keyOf(field, read(row)) }));
    return keyed.toSorted((one, other) => compare(one.key, other.key, sign)).map(({ row }) => row);
  }, rows);
}

function keyOf(field: string, cell: Cell): number | string | null {
  const ranks = RANKS[field];
  if (ranks !== undefined) {
    return ranks.indexOf(String(cell));
  }
  if (typeof cell === 'number' || cell === null) {
    return cell;
  }
  return (Array.isArray(cell) ? cell.join(', ') : String(cell)) || null;
}

/** What is absent comes last in both directions. */
function compare(one: number | string | null, other: number | string | null, sign: 1 | -1): number {
  if (one === null || other === null) {
    return Number(one === null) - Number(other === null);
  }
  return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : texts(one, other));
}

function texts(one: number | string, other: number | string): number {
  return TEXT_ORDER.compare(String(one), String(other));
}
