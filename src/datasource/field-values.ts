import type { MetricFindValue } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { AgentClient } from './client';
import type { FilterRow } from './query';
import { toAgentFilters } from './to-agent-filters';
import { toQueryError } from './to-query-error';

interface Context {
  readonly nowMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** The distinct values of a field under filters, their variables filled in; the most frequent first. Rejects with the reason and the advice in words. */
export async function fieldValues(
  client: AgentClient,
  field: string,
  rows: readonly FilterRow[],
  { nowMs, signal }: Context
): Promise<MetricFindValue[]> {
  const filters = toAgentFilters(rows, nowMs);
  if (!filters.ok) {
    throw new Error(filters.message);
  }
  try {
    const { values } = await client.fieldValues(field, filters.value, signal);
    return values.map(({ value }) => ({ text: value === '' ? t('values.empty', '(empty)') : value, value }));
  } catch (error) {
    throw toQueryError(error);
  }
}
