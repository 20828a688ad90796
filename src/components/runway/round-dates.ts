import { DAY_MS } from '@notafter/core';

export type DateUnit = 'minute' | 'day' | 'month' | 'year';

export interface RoundDates {
  /** How fine a label has to be. */
  readonly unit: DateUnit;
  readonly moments: readonly number[];
}

const HOUR_MS = DAY_MS / 24;
const MONTH_MS = (365.25 / 12) * DAY_MS;
const EVEN_STEPS_MS = [1 / 60, 1 / 4, 1, 3, 6, 12, 24, 48, 96, 7 * 24, 14 * 24].map((hours) => hours * HOUR_MS);
const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 12_000];
/** The first Monday after the epoch: weeks begin there. */
const MONDAY_MS = 4 * DAY_MS;

/** Round moments of UTC in a range, at most about as many as asked for: full hours, days, Mondays, months or years. */
export function roundDates(fromMs: number, toMs: number, atMost: number): RoundDates {
  const stepMs = (toMs - fromMs) / Math.max(1, atMost);
  const even = EVEN_STEPS_MS.find((step) => step >= stepMs);
  if (even !== undefined) {
    return { unit: even < DAY_MS ? 'minute' : 'day', moments: evenMoments(fromMs, toMs, even) };
  }
  const months = MONTH_STEPS.find((count) => count * MONTH_MS >= stepMs) ?? 12_000;
  return { unit: months >= 12 ? 'year' : 'month', moments: monthMoments(fromMs, toMs, months) };
}

function evenMoments(fromMs: number, toMs: number, stepMs: number): readonly number[] {
  const first = Math.ceil((fromMs - MONDAY_MS) / stepMs) * stepMs + MONDAY_MS;
  const count = Math.max(0, Math.floor((toMs - first) / stepMs) + 1);
  return Array.from({ length: count }, (_, index) => first + index * stepMs);
}

function monthMoments(fromMs: number, toMs: number, step: number): readonly number[] {
  const from = new Date(fromMs);
  const start = Math.floor((from.getUTCFullYear() * 12 + from.getUTCMonth()) / step) * step;
  const monthStart = (month: number) => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  const moments: number[] = [];
  for (let month = start; monthStart(month) <= toMs; month += step) {
    moments.push(monthStart(month));
  }
  return moments.filter((moment) => moment >= fromMs);
}
