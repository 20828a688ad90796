import type { Condition } from '@notafter/core';
import { type Checked, checkFilters } from './query/check-query.ts';
import { problemOf } from './query/parse-request.ts';
import { filtersSchema } from './query/query-schema.ts';

/** The filters of a query string: `filters` holds them as the JSON of a query's. */
export function urlFilters(text: string | null): Checked<readonly Condition[]> {
  const json = parse(text ?? '[]');
  if (json === undefined) {
    const message = 'must be a JSON list, such as [{"field":"node","operator":"=","value":"cp-1"}]';
    return { ok: false, problem: { field: 'filters', message } };
  }
  const parsed = filtersSchema.safeParse(json);
  if (!parsed.success) {
    const { field, message } = problemOf(parsed.error);
    return {
      ok: false,
      problem: { field: `filters${field.startsWith('[') ? '' : '.'}${field}`.replace(/\.$/, ''), message },
    };
  }
  return checkFilters(parsed.data, 'filters');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
