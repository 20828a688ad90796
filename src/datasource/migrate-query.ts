import type { DataQuery } from '@grafana/schema';
import { DEFAULT_QUERY, type NotafterQuery } from './query';

/**
 * Any stored query in today's shape. One without `schemaVersion` was written by hand or begun in the editor; nobody
 * can have stored an older one yet. A newer one passes as it is: the agent says what it does not know.
 */
export function migrateQuery(stored: Partial<NotafterQuery> & DataQuery): NotafterQuery {
  if (stored.schemaVersion === 1 && stored.type !== undefined) {
    return stored as NotafterQuery;
  }
  const isNew = stored.type === undefined && stored.filters === undefined && stored.fields === undefined;
  return { ...(isNew ? DEFAULT_QUERY : { type: 'certificates' }), ...stored, schemaVersion: 1 };
}
