import { dateTimeForTimeZone } from '@grafana/data';
import { QUERY_COLUMNS, type Query, type Result, type State, worstState } from '@notafter/core';
import type { QueryContext } from './answer-query';
import { statusAt } from './record';
import { tableOf } from './table';

interface Bucket {
  readonly startMs: number;
  readonly fingerprints: Set<string>;
  readonly states: Set<State>;
}

const UNITS = { day: 'day', week: 'isoWeek', month: 'month' } as const;

/** Distinct certificates that end in each day, week or month of the range; those in which nothing ends are left out. */
export function answerUpcoming(query: Query, { records, nowMs, range, notices }: QueryContext): Result {
  const unit = UNITS[query.interval ?? 'week'];
  const startOf = (momentMs: number) =>
    dateTimeForTimeZone(query.timeZone ?? 'UTC', momentMs)
      .startOf(unit)
      .valueOf();
  const buckets = new Map<number, Bucket>();
  for (const record of records) {
    const { notAfterMs } = record.certificate;
    if (notAfterMs === null || notAfterMs < range.from || notAfterMs > range.to) {
      continue;
    }
    const startMs = startOf(notAfterMs);
    const bucket = buckets.get(startMs) ?? { startMs, fingerprints: new Set(), states: new Set() };
    buckets.set(startMs, bucket);
    bucket.fingerprints.add(record.fingerprint);
    bucket.states.add(statusAt(record, nowMs));
  }
  const cells: Readonly<Record<string, (bucket: Bucket) => string | number>> = {
    time: ({ startMs }) => startMs,
    count: ({ fingerprints }) => fingerprints.size,
    state: ({ states }) => worstState(states) ?? '',
  };
  return tableOf([...buckets.values()], {
    columns: QUERY_COLUMNS.upcoming.map(({ name, type }) => ({
      name,
      type,
      read: (row) => cells[name]?.(row) ?? null,
    })),
    orderBy: query.orderBy ?? [{ field: 'time' }],
    limit: query.limit,
    notices,
  });
}
