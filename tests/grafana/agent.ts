import type { Filter, Health, Query, QueryResponse, Result } from '@notafter/core';

/** The agent, as Grafana's server and these specs reach it. */
export const AGENT_URL = (process.env['NOTAFTER_URL'] ?? 'http://127.0.0.1:9793').replace(/\/$/, '');
export const DATA_SOURCE_TYPE = 'notafter-certificates-datasource';
/** Of the provisioned data source. */
export const DATA_SOURCE_UID = 'notafter';

const DAY_MS = 86_400_000;

export interface Place {
  readonly slot: string;
  readonly title: string;
  readonly place: string;
  readonly node: string;
  readonly cluster: string;
}

export async function agentHealth(): Promise<Health> {
  return (await fetch(`${AGENT_URL}/api/v1/health`)).json() as Promise<Health>;
}

/** The leaf that ends next, among those that filters leave; not before tomorrow, so that nothing renews it meanwhile. */
export async function nextEnd(...filters: readonly Filter[]): Promise<Place> {
  const result = await ask({
    type: 'certificates',
    fields: ['slot', 'title', 'place', 'node', 'cluster'],
    filters: [
      { field: 'role', operator: '=', value: 'leaf' },
      { field: 'daysLeft', operator: '>', value: 1 },
      ...filters,
    ],
    orderBy: [{ field: 'notAfter' }],
    limit: 1,
  });
  const cell = (name: string) => String(result.values[result.fields.findIndex((field) => field.name === name)]?.[0]);
  return {
    slot: cell('slot'),
    title: cell('title'),
    place: cell('place'),
    node: cell('node'),
    cluster: cell('cluster'),
  };
}

async function ask(query: Omit<Query, 'refId'>): Promise<Result> {
  const range = { from: Date.now() - 7 * DAY_MS, to: Date.now() };
  const answer = await fetch(`${AGENT_URL}/api/v1/query`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ range, queries: [{ refId: 'A', ...query }] }),
  });
  const { results } = (await answer.json()) as QueryResponse;
  const result = results['A'];
  if (result === undefined || result.rows === 0) {
    throw new Error(`the agent at ${AGENT_URL} holds nothing for ${JSON.stringify(query)}: run notafter demo`);
  }
  return result;
}
