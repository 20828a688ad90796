import { DAY_MS, type Interval } from '@notafter/core';

export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** How many days, weeks or months `upcoming` always looks ahead. */
export const INTERVALS_AHEAD = 12;

const LONGEST_MS: Record<Interval, number> = { day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS };

/**
 * The range for `upcoming`, epoch milliseconds: the given one, drawn out to at least twelve intervals after
 * `momentMs`. Dashboards end at now, where nothing has come yet.
 */
export function lookAhead({ from, to }: TimeRange, interval: Interval, momentMs: number): TimeRange {
  return { from, to: Math.max(to, momentMs + INTERVALS_AHEAD * LONGEST_MS[interval]) };
}
