import { type Cell, type Condition, type FieldName, type Notice, QUERY_COLUMNS } from '@notafter/core';
import type { SourceState } from '../../inventory/inventory.ts';
import type { RunQuery } from './query-context.ts';
import type { Read } from './row.ts';
import { type SourceTally, sourceTallies } from './source-tallies.ts';
import { tableOf } from './table.ts';

interface SourceRow {
  readonly source: SourceState;
  readonly tally: SourceTally | undefined;
}

const READ_SOURCE: Readonly<Record<string, Read<SourceRow>>> = {
  kind: ({ source }) => source.kind,
  name: ({ source }) => source.name,
  up: ({ source }) => source.lastPass?.ok ?? false,
  lastSuccess: ({ source }) => source.lastSuccessMs,
  durationSeconds: ({ source }) => (source.lastPass === null ? null : source.lastPass.durationMs / 1000),
  locations: ({ source }) => source.slots,
  inTrouble: ({ tally }) => tally?.inTrouble.length ?? 0,
  certificates: ({ tally }) => tally?.fingerprints.size ?? 0,
  errors: ({ source }) => errorsText(source),
};

/** The fields that speak of a source; another one cannot narrow the list. */
const FILTERED_BY: Partial<Record<FieldName, (source: SourceState) => Cell>> = {
  source: ({ name }) => name,
  kind: ({ kind }) => kind,
};

/** One row a source. */
export const runSources: RunQuery = async (query, { view, roster, pace, notices }) => {
  const tallies = await sourceTallies(roster.slots, pace);
  const sources = view.inventory.sources().filter((source) => query.conditions.every(holdsFor(source)));
  const rows = sources.map((source): SourceRow => ({ source, tally: tallies.get(source.name) }));
  return tableOf(rows, {
    columns: QUERY_COLUMNS.sources.map(({ name, type }) => ({ name, type, read: READ_SOURCE[name]! })),
    orderBy: query.orderBy ?? [{ field: 'name' }],
    limit: query.limit,
    pace,
    notices: [...notices, ...uselessFilters(query.conditions)],
  });
};

function holdsFor(source: SourceState): (condition: Condition) => boolean {
  return ({ field, holds }) => {
    const read = FILTERED_BY[field];
    return read === undefined || holds(read(source));
  };
}

function uselessFilters(conditions: readonly Condition[]): readonly Notice[] {
  const names = [...new Set(conditions.map(({ field }) => field))].filter((name) => FILTERED_BY[name] === undefined);
  return names.map((name) => ({ severity: 'info', text: `Sources cannot be filtered by ${name}: all are shown.` }));
}

function errorsText({ errors }: SourceState): string {
  const counted = [...errors].filter(([, count]) => count > 0).sort(([, left], [, right]) => right - left);
  return counted.map(([reason, count]) => `${reason} ${count}`).join(', ');
}
