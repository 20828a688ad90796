import type { DataFrame, DataQueryError, DataQueryResponse } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { Query, QueryRequest, QueryResponse } from '@notafter/core';
import type { AgentClient } from './client';
import { lookAhead, type TimeRange } from './look-ahead';
import type { NotafterQuery } from './query';
import { type AgentQueryContext, toAgentQuery } from './to-agent-query';
import { toDataFrame } from './to-data-frame';
import { toQueryError } from './to-query-error';

export interface RunContext extends AgentQueryContext {
  readonly range: TimeRange;
  readonly signal?: AbortSignal;
}

/**
 * Asks all queries of one panel, their variables filled in, in one request for each range: `upcoming` looks ahead. A
 * query that cannot be asked is an error of its own beside the frames of the others; a failed request rejects, so that
 * Grafana keeps the last frames.
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
  const results = await askAll(
    client,
    asked.map(({ query }) => query),
    context
  );
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

type Results = QueryResponse['results'];

async function askAll(client: AgentClient, queries: readonly Query[], context: RunContext): Promise<Results> {
  const requests = new Map<string, QueryRequest>();
  for (const query of queries) {
    const range = rangeOf(query, context);
    const key = `${range.from}-${range.to}`;
    requests.set(key, { range, queries: [...(requests.get(key)?.queries ?? []), query] });
  }
  const answers = await Promise.all([...requests.values()].map((request) => send(client, request, context.signal)));
  return Object.assign({}, ...answers.map(({ results }) => results)) as Results;
}

function rangeOf({ type, interval, at }: Query, { range, nowMs }: RunContext): TimeRange {
  return type === 'upcoming' ? lookAhead(range, interval ?? 'week', at ?? nowMs) : range;
}

async function send(client: AgentClient, request: QueryRequest, signal?: AbortSignal): Promise<QueryResponse> {
  try {
    return await client.query(request, signal);
  } catch (error) {
    throw toQueryError(error);
  }
}
