import { DAY_MS } from '@notafter/core';
import type { Zone } from '../time/date-text';
import type { AxisKind } from './axis-kind';
import { createScale, LINEAR, symlog } from './scale';
import { dateTicks, fineTicks, mainTicks, type Tick } from './ticks';

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Maps moments to pixels; moments outside the axis lie outside 0 … widthPx. */
export interface Axis {
  readonly widthPx: number;
  readonly nowX: number;
  readonly ticks: readonly Tick[];
  x(ms: number): number;
  invert(x: number): number;
}

export interface AxisOptions {
  readonly kind: AxisKind;
  readonly nowMs: number;
  readonly widthPx: number;
  readonly zone: Zone;
  /** The dashboard's time range, for the axis of that kind. */
  readonly dashboard?: TimeRange | undefined;
  /** What the reader zoomed to; null shows all. */
  readonly zoom: TimeRange | null;
}

const YEAR_MS = 365.25 * DAY_MS;
const AHEAD_MS = { '30d': 30 * DAY_MS, '90d': 90 * DAY_MS, '1y': YEAR_MS } as const;
/** Room for the first and the last label of the log axis. */
const MARGIN_PX = 13;

/** The range an axis shows before anybody zooms; now stands at a fifth of it. */
export function fullRange({ kind, nowMs, dashboard }: Pick<AxisOptions, 'kind' | 'nowMs' | 'dashboard'>): TimeRange {
  if (kind === 'dashboard' && dashboard !== undefined && dashboard.fromMs < dashboard.toMs) {
    return dashboard;
  }
  if (kind === 'log' || kind === 'dashboard') {
    return { fromMs: nowMs - 7 * DAY_MS, toMs: nowMs + 10 * YEAR_MS };
  }
  return { fromMs: nowMs - AHEAD_MS[kind] / 4, toMs: nowMs + AHEAD_MS[kind] };
}

/** The axis of a kind: symmetric-log around now with a constant of one day, or linear. */
export function createAxis(options: AxisOptions): Axis {
  const { nowMs, widthPx, zoom } = options;
  const { fromMs, toMs } = zoom ?? fullRange(options);
  const margin = options.kind === 'log' && zoom === null ? Math.min(MARGIN_PX, widthPx / 20) : 0;
  const scale = createScale(
    options.kind === 'log' ? symlog(DAY_MS) : LINEAR,
    [fromMs - nowMs, toMs - nowMs],
    [margin, widthPx - margin]
  );
  const x = (ms: number) => scale.toPixel(ms - nowMs);
  const shown = { fromMs, toMs, widthPx, nowMs, x };
  return {
    widthPx,
    nowX: x(nowMs),
    ticks: ticksOf(options, shown),
    x,
    invert: (px) => scale.toValue(px) + nowMs,
  };
}

function ticksOf({ kind, zone, zoom }: AxisOptions, shown: Parameters<typeof mainTicks>[0]): readonly Tick[] {
  if (kind === 'dashboard') {
    return dateTicks(shown, zone);
  }
  const relative = kind === 'log' && zoom === null ? mainTicks(shown) : fineTicks(shown);
  return relative.length < 3 && shown.widthPx > 300 ? dateTicks(shown, zone) : relative;
}

/** Zooms around now, by a factor of the axis's length: 0.5 shows half of it. */
export function zoomAround(axis: Axis, factor: number): TimeRange {
  const centre = axis.nowX >= 0 && axis.nowX <= axis.widthPx ? axis.nowX : axis.widthPx / 2;
  return {
    fromMs: axis.invert(centre - centre * factor),
    toMs: axis.invert(centre + (axis.widthPx - centre) * factor),
  };
}
