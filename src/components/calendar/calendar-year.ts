import { addDays, type CalendarDay, DAYS_A_WEEK, mondayOf } from './calendar-day';

export const WEEKS_SHOWN = 53;

/** The days of a calendar: last week, so that what has just ended is seen, this one, and a year ahead. */
export interface CalendarYear {
  readonly today: CalendarDay;
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  /** Mondays. */
  readonly weeks: readonly CalendarDay[];
}

export function calendarYear(today: CalendarDay): CalendarYear {
  const first = addDays(mondayOf(today), -DAYS_A_WEEK);
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, week) => addDays(first, week * DAYS_A_WEEK));
  return { today, first, last: addDays(first, WEEKS_SHOWN * DAYS_A_WEEK - 1), weeks };
}

/** A month above its weeks: where it begins, and over how many columns it reaches. */
export interface MonthSpan {
  readonly month: CalendarDay;
  readonly weeks: number;
}

/** A week belongs to the month of its Monday. */
export function monthSpans({ weeks }: CalendarYear): readonly MonthSpan[] {
  const spans: Array<{ month: CalendarDay; weeks: number }> = [];
  for (const monday of weeks) {
    const open = spans.at(-1);
    if (open?.month.slice(0, 7) === monday.slice(0, 7)) {
      open.weeks++;
    } else {
      spans.push({ month: monday, weeks: 1 });
    }
  }
  return spans;
}
