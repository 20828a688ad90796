import type { DataQuery } from '@grafana/schema';
import type { FilterRow } from './query';

/** What a dashboard variable asks for: the values of one field under filters. */
export interface VariableQuery extends DataQuery {
  schemaVersion: 1;
  field: string;
  filters?: readonly FilterRow[] | undefined;
  /** The most frequent value first, or that of the certificate which needs somebody soonest. */
  order?: 'frequency' | 'urgency' | undefined;
}

/** Any stored variable query in today's shape; a bare field name will do, as in hand-written dashboards. */
export function migrateVariableQuery(stored: string | Partial<VariableQuery> | undefined): VariableQuery {
  const parts = typeof stored === 'string' ? { field: stored.trim() } : stored;
  return { refId: 'VariableQuery', field: 'namespace', ...parts, schemaVersion: 1 };
}
