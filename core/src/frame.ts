import type { FieldType } from './field.ts';
import type { QueryType } from './query.ts';

/** What one cell holds: a time is epoch milliseconds; absent numbers, booleans and times are null. */
export type Cell = string | number | boolean | null | readonly string[];

export interface FrameField {
  readonly name: string;
  readonly type: FieldType;
}

export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
}

/** The answer to one query, by columns: `values[i]` belongs to `fields[i]`. `total` counts what a limit cut off, too. */
export interface Result {
  readonly fields: readonly FrameField[];
  readonly values: ReadonlyArray<readonly Cell[]>;
  readonly rows: number;
  readonly total: number;
  readonly notices: readonly Notice[];
}

export interface QueryResponse {
  readonly results: Readonly<Record<string, Result>>;
}

/** What `meta.custom` of our frames says in Grafana, so that panels know them. */
export interface FrameMark {
  readonly notafter: { readonly type: QueryType; readonly version: 1 };
}
