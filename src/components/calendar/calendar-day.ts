import { DAY_MS } from '@notafter/core';
import { dateText, type Zone } from '../time/date-text';

/** A day of the calendar, as `2026-11-28`: days have no zone and no hours, so they can be counted. */
export type CalendarDay = string;

export const DAYS_A_WEEK = 7;

const FORMATS = new Map<Zone, Intl.DateTimeFormat>();

/** The day in which a moment lies in a time zone. */
export function dayOf(ms: number, zone: Zone): CalendarDay {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value])
  );
  return `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`;
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(startOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of another month; the last one where that month is shorter. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday (ISO 8601). */
export function weekdayOf(day: CalendarDay): number {
  return (new Date(startOf(day)).getUTCDay() + 6) % DAYS_A_WEEK;
}

export const mondayOf = (day: CalendarDay): CalendarDay => addDays(day, -weekdayOf(day));

/** `Sat 28 Nov 2026`. */
export const dayText = (day: CalendarDay): string => dateText(startOf(day), 'utc');

export const startOf = (day: CalendarDay): number => Date.parse(`${day}T00:00:00Z`);

function formatOf(zone: Zone): Intl.DateTimeFormat {
  const known = FORMATS.get(zone) ?? createFormat(zone);
  FORMATS.set(zone, known);
  return known;
}

function createFormat(zone: Zone): Intl.DateTimeFormat {
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  if (zone === 'browser' || zone === '') {
    return new Intl.DateTimeFormat('en-GB', numbers);
  }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...numbers, timeZone: zone === 'utc' ? 'UTC' : zone });
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat('en-GB', { ...numbers, timeZone: 'UTC' });
  }
}
