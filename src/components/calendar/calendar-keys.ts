import type { KeyboardEvent } from 'react';
import { addDays, addMonths, type CalendarDay, DAYS_A_WEEK, mondayOf } from './calendar-day';
import type { CalendarYear } from './calendar-year';

const MOVES: Readonly<Record<string, (day: CalendarDay) => CalendarDay>> = {
  ArrowUp: (day) => addDays(day, -1),
  ArrowDown: (day) => addDays(day, 1),
  ArrowLeft: (day) => addDays(day, -DAYS_A_WEEK),
  ArrowRight: (day) => addDays(day, DAYS_A_WEEK),
  PageUp: (day) => addMonths(day, -1),
  PageDown: (day) => addMonths(day, 1),
  Home: mondayOf,
  End: (day) => addDays(mondayOf(day), DAYS_A_WEEK - 1),
};

/**
 * The day that a key leads to, never past the year; null for keys that mean something else. Arrows move by a day and by
 * a week, PageUp and PageDown by a month, Home and End within the week.
 */
export function dayAfterKey(event: KeyboardEvent, day: CalendarDay, { first, last }: CalendarYear): CalendarDay | null {
  const move = MOVES[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) {
    return null;
  }
  const to = move(day);
  return to < first ? first : to > last ? last : to;
}
