import { QUERY_COLUMNS, type Query, type Result, type State, worstState } from '@notafter/core';
import type { QueryContext } from './answer-query';
import { statusAt } from './record';
import { tableOf } from './table';

/** One row with the distinct certificates in each state; each counts once, in its worst state. */
export function answerSummary(query: Query, { records, nowMs, notices }: QueryContext): Result {
  const states = new Map<string, State>();
  for (const record of records) {
    const { fingerprint } = record;
    const state = statusAt(record, nowMs);
    states.set(fingerprint, worstState([state, states.get(fingerprint) ?? state]) ?? state);
  }
  const count = (state: State) => [...states.values()].filter((other) => other === state).length;
  const ends = records.flatMap(({ certificate }) => certificate.notAfterMs ?? []);
  const cells: Readonly<Record<string, string | number | null>> = {
    count: states.size,
    sightings: records.length,
    state: worstState(states.values()) ?? '',
    earliestNotAfter: ends.length === 0 ? null : ends.reduce((one, other) => Math.min(one, other)),
    notYetValid: count('not-yet-valid'),
  };
  return tableOf([cells], {
    columns: QUERY_COLUMNS.summary.map(({ name, type }) => ({
      name,
      type,
      read: (row) => row[name] ?? (name === 'earliestNotAfter' ? null : count(name as State)),
    })),
    orderBy: [],
    limit: query.limit,
    notices,
  });
}
