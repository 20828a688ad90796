import type { MetricFindValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import { type Filter, isFieldName } from '@notafter/core';
import type { AgentClient } from './client';
import type { FilterRow } from './query';
import { toAgentFilters } from './to-agent-filters';
import { toQueryError } from './to-query-error';

interface Context {
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The distinct values of a field under filters, their variables filled in; the most frequent first. Rejects with the reason and the advice in words. */
export function fieldValues(
  client: AgentClient,
  field: string,
  rows: readonly FilterRow[],
  context: Context
): Promise<MetricFindValue[]> {
  return found(rows, context, async (filters) => {
    const { values } = await client.fieldValues(field, filters, context.signal);
    return values.map(({ value }) => value);
  });
}

/** The same values, in the order of the certificates that have them: the worst state first, then who ends soonest. */
export function urgentValues(
  client: AgentClient,
  field: string,
  rows: readonly FilterRow[],
  context: Context
): Promise<MetricFindValue[]> {
  return found(rows, context, async (filters) => {
    if (!isFieldName(field)) {
      return [];
    }
    const range = { from: context.nowMs, to: context.nowMs };
    const orderBy = [{ field: 'state' }, { field: 'notAfter' }] as const;
    const query = { refId: 'A', type: 'certificates', fields: [field], filters, orderBy } as const;
    const { results } = await client.query({ range, queries: [query] }, context.signal);
    const cells = results['A']?.values[0] ?? [];
    return [...new Set(cells.flat().map((cell) => (cell === null ? '' : String(cell))))];
  });
}

async function found(
  rows: readonly FilterRow[],
  { nowMs }: Context,
  ask: (filters: readonly Filter[]) => Promise<readonly string[]>
): Promise<MetricFindValue[]> {
  const filters = toAgentFilters(rows, nowMs);
  if (!filters.ok) {
    throw new Error(filters.message);
  }
  try {
    const values = await ask(filters.value);
    return values.map((value) => ({ text: value === '' ? t('values.empty', '(empty)') : value, value }));
  } catch (error) {
    throw toQueryError(error);
  }
}
