import { t } from '@grafana/i18n';
import { DAY_MS } from '@notafter/core';
import { tickText, type Zone } from '../time/date-text';
import { durationText } from '../time/duration-text';
import type { TimeRange } from './axis';
import { roundDates } from './round-dates';

export interface Tick {
  readonly x: number;
  readonly label: string;
}

export interface ShownAxis extends TimeRange {
  readonly widthPx: number;
  readonly nowMs: number;
  x(ms: number): number;
}

const HOUR_DAYS = 1 / 24;
const YEAR_DAYS = 365.25;
/** Days from now, the most telling first: when there is no room for all, the last ones go. */
const MAIN_DAYS = [30, 7, YEAR_DAYS, -7, 90, 1, 10 * YEAR_DAYS, 3 * YEAR_DAYS, -1, 14, 3];
const FINE_DAYS = [
  ...MAIN_DAYS,
  ...[180, 60, -30, -90, 21, 270, 120, -14, -3, -180, -YEAR_DAYS, 2 * YEAR_DAYS, 5 * YEAR_DAYS, 7 * YEAR_DAYS],
  ...[5, 10, 45, 2, -60, -2].concat([12, 6, 3, -12, -6].map((hours) => hours * HOUR_DAYS)),
];
const MAIN_GAP_PX = 40;
const FINE_GAP_PX = 64;
const DATE_GAP_PX = 90;
const MIN_DATE_GAP_PX = 56;
/** Half the width of the label `now`, and room beside it. */
const NOW_GAP_PX = 42;

/** The ticks of the whole log axis: −7 d, −1 d, 1 d … 10 y, as many as have room. */
export function mainTicks(axis: ShownAxis): readonly Tick[] {
  return relativeTicks(axis, MAIN_DAYS, MAIN_GAP_PX);
}

/** Ticks at round distances from now, for linear and zoomed axes. */
export function fineTicks(axis: ShownAxis): readonly Tick[] {
  return relativeTicks(axis, FINE_DAYS, FINE_GAP_PX);
}

function relativeTicks({ nowMs, widthPx, x }: ShownAxis, days: readonly number[], gapPx: number): readonly Tick[] {
  const nowX = x(nowMs);
  const placed: Tick[] = [];
  for (const day of days) {
    const at = x(nowMs + day * DAY_MS);
    const hasRoom = placed.every((tick) => Math.abs(tick.x - at) >= gapPx);
    if (at >= 0 && at <= widthPx && Math.abs(at - nowX) >= NOW_GAP_PX && hasRoom) {
      placed.push({ x: at, label: offsetLabel(day * DAY_MS) });
    }
  }
  return placed.sort((a, b) => a.x - b.x);
}

function offsetLabel(offsetMs: number): string {
  const days = Math.abs(offsetMs) / DAY_MS;
  // 180 d rather than 6 mo, 1 y rather than 12 mo, 1 d rather than 24 h.
  return (offsetMs < 0 ? '−' : '') + distanceText(days, offsetMs);
}

function distanceText(days: number, offsetMs: number): string {
  if (days === YEAR_DAYS) {
    return t('time.years', '{{n}} y', { n: 1 });
  }
  return days >= 1 && days < YEAR_DAYS ? t('time.days', '{{n}} d', { n: days }) : durationText(offsetMs);
}

/** Ticks at round dates. */
export function dateTicks({ fromMs, toMs, nowMs, widthPx, x }: ShownAxis, zone: Zone): readonly Tick[] {
  const { moments, unit } = roundDates(fromMs, toMs, Math.floor(widthPx / DATE_GAP_PX));
  const nowX = x(nowMs);
  const placed: Tick[] = [];
  for (const ms of moments) {
    const at = x(ms);
    const gapPx = at - (placed.at(-1)?.x ?? -Infinity);
    if (gapPx >= MIN_DATE_GAP_PX && Math.abs(at - nowX) >= NOW_GAP_PX) {
      placed.push({ x: at, label: tickText(ms, zone, unit) });
    }
  }
  return placed;
}
