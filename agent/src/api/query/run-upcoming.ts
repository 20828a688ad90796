import { QUERY_COLUMNS, type State, worstState } from '@notafter/core';
import { bucketAt, bucketStarts } from './buckets.ts';
import { eachMatchingRow } from './matching-rows.ts';
import type { RunQuery } from './query-context.ts';
import { type Read, stateOf } from './row.ts';
import { tableOf } from './table.ts';
import { timeZoneNamed } from './time-zone.ts';

interface Bucket {
  readonly startMs: number;
  readonly fingerprints: Set<string>;
  readonly states: Set<State>;
}

const READ_UPCOMING: Readonly<Record<string, Read<Bucket>>> = {
  time: ({ startMs }) => startMs,
  count: ({ fingerprints }) => fingerprints.size,
  state: ({ states }) => worstState(states) ?? '',
};

/** Distinct certificates that end in each day, week or month of the range; empty ones are there, too. */
export const runUpcoming: RunQuery = async (query, { view, roster, pace, notices }) => {
  const { range, interval = 'week', timeZone = 'UTC' } = query;
  const starts = bucketStarts(range, interval, timeZoneNamed(timeZone));
  const buckets = starts.map((startMs): Bucket => ({ startMs, fingerprints: new Set(), states: new Set() }));
  await eachMatchingRow(query.conditions, { view, roster, pace }, (row) => {
    const { notAfterMs, fingerprint } = row.sighting!.certificate;
    if (notAfterMs === null || notAfterMs < range.fromMs || notAfterMs > range.toMs) {
      return;
    }
    const bucket = buckets[bucketAt(starts, notAfterMs)]!;
    bucket.fingerprints.add(fingerprint);
    bucket.states.add(stateOf(row, view) as State);
  });
  return tableOf(buckets, {
    columns: QUERY_COLUMNS.upcoming.map(({ name, type }) => ({ name, type, read: READ_UPCOMING[name]! })),
    orderBy: query.orderBy ?? [],
    limit: query.limit,
    pace,
    notices,
  });
};
