import { type State, worstState } from '@notafter/core';
import type { RunwayRow } from '../runway/row';
import type { Zone } from '../time/date-text';
import { type CalendarDay, dayOf } from './calendar-day';
import type { CalendarYear } from './calendar-year';

/** What a calendar counts: the ends of certificates, or the days on which they should be renewed. */
export const CALENDAR_MODES = ['ends', 'renewals'] as const;
export type CalendarMode = (typeof CALENDAR_MODES)[number];

/** A day, or all that lies before or after the days shown. */
export type Period = CalendarDay | 'earlier' | 'later';

export interface Tally {
  /** In the order of their moments. */
  readonly rows: readonly RunwayRow[];
  /** The worst of them. */
  readonly state: State;
}

export function momentOf(row: RunwayRow, mode: CalendarMode): number | null {
  return mode === 'ends' ? row.notAfterMs : row.renewalDueMs;
}

/** The rows of each period in which anything happens; rows without such a moment are in none. */
export function tallyDays(
  rows: readonly RunwayRow[],
  mode: CalendarMode,
  year: CalendarYear,
  zone: Zone
): ReadonlyMap<Period, Tally> {
  const byPeriod = Map.groupBy(
    rows.filter((row) => isMoment(momentOf(row, mode))),
    (row) => periodOf(dayOf(momentOf(row, mode)!, zone), year)
  );
  return new Map(Array.from(byPeriod, ([period, found]) => [period, tallyOf(found, mode)]));
}

/** Certificates may claim ends that no Date can hold. */
function isMoment(ms: number | null): boolean {
  return ms !== null && new Date(ms).getUTCFullYear() > 0;
}

function periodOf(day: CalendarDay, { first, last }: CalendarYear): Period {
  if (day < first) {
    return 'earlier';
  }
  // `10000-01-01` is after `2027-11-21`, though not as text.
  return day.length > last.length || day > last ? 'later' : day;
}

function tallyOf(rows: readonly RunwayRow[], mode: CalendarMode): Tally {
  const sorted = rows.toSorted((a, b) => momentOf(a, mode)! - momentOf(b, mode)!);
  return { rows: sorted, state: worstState(rows.map(({ state }) => state)) ?? 'valid' };
}
