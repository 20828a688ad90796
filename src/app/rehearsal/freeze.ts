import { dateTimeForTimeZone } from '@grafana/data';
import type { Zone } from '../../components/time/date-text';

/** Days in which nothing may be changed, the first and the last of them: `2026-12-18`. */
export interface Freeze {
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** What an address says, `2026-12-18..2027-01-04`; null when it is none. */
export function parseFreeze(text: string | null): Freeze | null {
  const [from = '', to = '', ...rest] = (text ?? '').split('..');
  return rest.length === 0 ? freezeOf(from, to) : null;
}

/** The days in their order; null unless both are days. */
export function freezeOf(from: string, to: string): Freeze | null {
  if (!isDay(from) || !isDay(to)) {
    return null;
  }
  return from <= to ? { from, to } : { from: to, to: from };
}

export function freezeText({ from, to }: Freeze): string {
  return `${from}..${to}`;
}

/** Its first moment and the first moment after it, epoch milliseconds, in a time zone. */
export function freezeRange({ from, to }: Freeze, zone: Zone): { readonly fromMs: number; readonly toMs: number } {
  const startOf = (day: string) => dateTimeForTimeZone(zone, day).startOf('day');
  return { fromMs: startOf(from).valueOf(), toMs: startOf(to).add(1, 'day').valueOf() };
}

function isDay(text: string): boolean {
  const moment = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  // `2026-02-31` is no day, though a Date would take it.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
