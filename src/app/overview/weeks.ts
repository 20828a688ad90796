import { dateTimeForTimeZone } from '@grafana/data';
import type { State } from '@notafter/core';
import type { Zone } from '../../components/time/date-text';
import type { Row } from '../data/records';

export const WEEKS = 12;

/** A week from Monday to Monday. */
export interface Week {
  readonly fromMs: number;
  /** The first moment after it. */
  readonly toMs: number;
  /** Distinct certificates that end in it. */
  readonly count: number;
  /** The worst of them; null when there is none. */
  readonly state: State | null;
}

/** This week and the eleven after it, in a time zone: where a day is 23 or 25 hours long, so is its week. */
export function comingWeeks(nowMs: number, zone: Zone): Week[] {
  const monday = (week: number) => dateTimeForTimeZone(zone, nowMs).startOf('isoWeek').add(week, 'week').valueOf();
  return Array.from({ length: WEEKS }, (_, week) => ({
    fromMs: monday(week),
    toMs: monday(week + 1),
    count: 0,
    state: null,
  }));
}

/** Puts the rows of an `upcoming` query into their weeks; the agent leaves out weeks in which nothing ends. */
export function fillWeeks(weeks: readonly Week[], rows: readonly Row[]): Week[] {
  return weeks.map((week) => {
    const row = rows.find((candidate) => isIn(week, candidate.number('time')));
    return { ...week, count: row?.number('count') ?? 0, state: row?.state('state') ?? null };
  });
}

function isIn({ fromMs, toMs }: Week, timeMs: number | null): boolean {
  return timeMs !== null && fromMs <= timeMs && timeMs < toMs;
}

/** The name of a zone as the agent takes it. */
export function ianaZone(zone: Zone): string {
  if (zone === 'browser' || zone === '') {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
  return zone === 'utc' ? 'UTC' : zone;
}
