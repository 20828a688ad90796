import { DAY_MS } from '@notafter/core';

/** How far the slider reaches; a date may be further, or past. */
export const MOST_DAYS = 365;

/** The moment at which a day is rehearsed: noon UTC, which is the same day nearly everywhere. Null for no day. */
export function momentOfDay(day: string): number | null {
  const moment = Date.parse(`${day}T12:00:00Z`);
  return Number.isNaN(moment) ? null : moment;
}

/** `2026-12-24`. */
export function dayOfMoment(momentMs: number): string {
  return new Date(momentMs).toISOString().slice(0, 10);
}

/** The moment so many days from now; null for today, which is no rehearsal. */
export function momentInDays(days: number, nowMs: number): number | null {
  return days <= 0 ? null : momentOfDay(dayOfMoment(nowMs + days * DAY_MS));
}

/** Where the slider stands for a moment. */
export function daysUntilMoment(atMs: number | null, nowMs: number): number {
  const noon = momentOfDay(dayOfMoment(nowMs)) ?? nowMs;
  return atMs === null ? 0 : Math.min(MOST_DAYS, Math.max(0, Math.round((atMs - noon) / DAY_MS)));
}
