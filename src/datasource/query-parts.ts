import type { QueryType } from '@notafter/core';

export type QueryPart = 'filters' | 'groupBy' | 'fields' | 'orderBy' | 'limit' | 'at' | 'distinct' | 'interval';

const QUERY_PARTS: Record<QueryType, readonly QueryPart[]> = {
  certificates: ['filters', 'fields', 'orderBy', 'limit', 'at', 'distinct'],
  summary: ['filters', 'groupBy', 'fields', 'orderBy', 'limit', 'at'],
  remaining: ['filters', 'limit'],
  findings: ['filters', 'fields', 'orderBy', 'limit', 'at'],
  events: ['filters', 'fields', 'orderBy', 'limit'],
  upcoming: ['filters', 'interval', 'at'],
  sources: ['fields', 'orderBy', 'limit'],
};

/** Whether a type of query uses a part; the other parts are kept, hidden and not sent. */
export function usesPart(type: QueryType, part: QueryPart): boolean {
  return QUERY_PARTS[type]?.includes(part) ?? false;
}
