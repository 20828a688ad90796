import type { DataQuery } from '@grafana/schema';
import type { Filter, Interval, Operator, Order, QueryType } from '@notafter/core';

/** One filter as the editor keeps it. Texts may hold dashboard variables; a row without a value does not count yet. */
export interface FilterRow {
  readonly field: string;
  readonly operator: Operator;
  readonly value?: Filter['value'] | undefined;
}

/** A query as dashboards store it. What its type does not use is kept, so that switching the type loses nothing. */
export interface NotafterQuery extends DataQuery {
  schemaVersion: 1;
  type: QueryType;
  filters?: readonly FilterRow[] | undefined;
  /** `summary`. */
  groupBy?: readonly string[] | undefined;
  /** The columns, in this order; all of the type's columns when absent. */
  fields?: readonly string[] | undefined;
  orderBy?: readonly Order[] | undefined;
  limit?: number | undefined;
  /** As of another moment: `now+30d`, ISO 8601 or epoch milliseconds. */
  at?: string | number | undefined;
  /** `certificates`: one row a certificate instead of one a place. */
  distinct?: boolean | undefined;
  /** `upcoming`. */
  interval?: Interval | undefined;
  /** `upcoming`: `browser`, `utc` or an IANA name; the dashboard's when absent. */
  timeZone?: string | undefined;
}

export const DEFAULT_QUERY = {
  schemaVersion: 1,
  type: 'certificates',
  orderBy: [{ field: 'notAfter' }],
  limit: 1000,
} as const satisfies Partial<NotafterQuery>;
