import type { Interval } from '@notafter/core';
import type { Range } from './check-query.ts';
import { type CalendarDay, type TimeZone, plus, weekdayOf } from './time-zone.ts';

export const MAX_BUCKETS = 10_000;
const SHORTEST_MS: Record<Interval, number> = { day: 86_400_000, week: 7 * 86_400_000, month: 28 * 86_400_000 };

const FIRST_DAY: Record<Interval, (day: CalendarDay) => CalendarDay> = {
  day: (day) => day,
  week: (day) => plus(day, { days: -weekdayOf(day) }),
  month: ({ year, month }) => ({ year, month, day: 1 }),
};

const NEXT: Record<Interval, (day: CalendarDay) => CalendarDay> = {
  day: (day) => plus(day, { days: 1 }),
  week: (day) => plus(day, { days: 7 }),
  month: (day) => plus(day, { months: 1 }),
};

export function hasTooManyBuckets({ fromMs, toMs }: Range, interval: Interval): boolean {
  return (toMs - fromMs) / SHORTEST_MS[interval] > MAX_BUCKETS;
}

/** The first moments of all days, weeks (from Monday) or months that touch a range, ascending. */
export function bucketStarts({ fromMs, toMs }: Range, interval: Interval, zone: TimeZone): readonly number[] {
  const starts: number[] = [];
  let day = FIRST_DAY[interval](zone.dayAt(fromMs));
  for (let start = zone.startOf(day); start <= toMs; start = zone.startOf(day)) {
    // A zone that crosses the date line leaves a day out (Samoa, 30 December 2011): it has no bucket.
    if (start !== starts.at(-1)) {
      starts.push(start);
    }
    day = NEXT[interval](day);
  }
  return starts;
}

/** The index of the bucket that holds a moment of the range: the last one that starts before or at it. */
export function bucketAt(starts: readonly number[], momentMs: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle]! <= momentMs) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
