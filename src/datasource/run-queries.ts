import type { DataFrame, DataQueryError, DataQueryResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Query, QueryResponse } from '@notafter/core';
import type { AgentClient } from './client';
import type { NotafterQuery } from './query';
import { toAgentQuery } from './to-agent-query';
import { toDataFrame } from './to-data-frame';
import { toQueryError } from './to-query-error';

export interface RunContext {
  readonly range: { readonly from: number; readonly to: number };
  readonly nowMs: number;
  readonly timeZone: string;
  readonly signal?: AbortSignal;
}

/**
 * Asks all queries of one panel, their variables filled in, in one request. A query that cannot be asked is an error
 * of its own beside the frames of the others; a failed request rejects, so that Grafana keeps the last frames.
 */
export async function runQueries(
  client: AgentClient,
  targets: readonly NotafterQuery[],
  context: RunContext
): Promise<DataQueryResponse> {
  const errors: DataQueryError[] = [];
  const asked: Array<{ target: NotafterQuery; query: Query }> = [];
  for (const target of targets) {
    const translated = toAgentQuery(target, context);
    if (translated.ok) {
      asked.push({ target, query: translated.value });
    } else {
      errors.push({ refId: target.refId, message: translated.message });
    }
  }
  const queries = asked.map(({ query }) => query);
  const { results } = queries.length === 0 ? { results: {} } : await send(client, queries, context);
  const data: DataFrame[] = [];
  for (const { target } of asked) {
    const result = results[target.refId];
    if (result === undefined) {
      errors.push({ refId: target.refId, message: t('query.no-result', 'The agent did not answer this query.') });
    } else {
      data.push(toDataFrame(result, target));
    }
  }
  return { data, ...(errors.length > 0 && { errors }) };
}

async function send(
  client: AgentClient,
  queries: readonly Query[],
  { range, signal }: RunContext
): Promise<QueryResponse> {
  try {
    return await client.query({ range, queries }, signal);
  } catch (error) {
    throw toQueryError(error);
  }
}
