import type { Filter, FindingRule, RemedyStep, SourcesAnswer } from '@notafter/core';
import type { AgentClient } from '../../datasource/client';
import { rowsOf } from '../data/records';

export const BLIND_SPOT: Filter = { field: 'findings', operator: '=', value: 'unwatched' satisfies FindingRule };
const MOST = 1_000;

/** What exists and nobody watches. */
export interface BlindSpot {
  readonly object: string;
  readonly message: string;
  readonly source: string;
  readonly remedy: readonly RemedyStep[];
  /** The page of its certificate, where one is known: it says what to do. */
  readonly slot: string | null;
}

export interface SourcesTold extends SourcesAnswer {
  readonly blindSpots: readonly BlindSpot[];
}

/** The sources, and all that is not seen: gaps that a source knows of, and certificates at no place that is watched. */
export async function askSources(client: AgentClient, nowMs: number, signal: AbortSignal): Promise<SourcesTold> {
  const refId = 'blind-spots';
  const [{ sources }, { results }] = await Promise.all([
    client.sources(signal),
    client.query(
      {
        range: { from: nowMs, to: nowMs },
        queries: [
          { refId, type: 'findings', filters: [BLIND_SPOT, { field: 'slot', operator: '!=', value: '' }], limit: MOST },
        ],
      },
      signal
    ),
  ]);
  const gaps = sources.flatMap(({ name, gaps: found = [] }) =>
    found.map(({ object, message, remedy }) => ({ object, message, remedy, source: name, slot: null }))
  );
  const unwatched = results[refId] === undefined ? [] : rowsOf(results[refId]);
  const certificates = unwatched.map((row) => ({
    object: row.text('place'),
    message: row.text('message'),
    source: row.text('source'),
    remedy: [],
    slot: row.text('slot'),
  }));
  return { sources, blindSpots: [...gaps, ...certificates] };
}
