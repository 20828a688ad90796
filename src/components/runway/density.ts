import { type State, STATES_BY_URGENCY } from '@notafter/core';
import type { Axis } from './axis';
import type { RunwayRow } from './row';

/** Ends that fall into the same few pixels: their number as a share of the fullest bin's, and their worst state. */
export interface DensityBin {
  readonly x: number;
  readonly width: number;
  readonly share: number;
  readonly worst: State;
}

/** The bins of one state as the path of an SVG: a thousand bins cost the page no more than one. */
export interface DensityPath {
  readonly state: State;
  readonly d: string;
}

const BIN_PX = 5;
const MIN_COLUMN_PX = 4;

/** The ends of many rows on one line. What ends outside the axis stands at its edge. */
export function densityOf(rows: readonly RunwayRow[], axis: Axis): readonly DensityBin[] {
  const bins = new Map<number, { count: number; urgency: number }>();
  const last = Math.max(0, Math.floor(axis.widthPx / BIN_PX) - 1);
  for (const { notAfterMs, state } of rows) {
    if (notAfterMs === null) {
      continue;
    }
    const index = Math.min(Math.max(Math.floor(axis.x(notAfterMs) / BIN_PX), 0), last);
    const urgency = STATES_BY_URGENCY.indexOf(state);
    const bin = bins.get(index);
    if (bin === undefined) {
      bins.set(index, { count: 1, urgency });
    } else {
      bin.count += 1;
      bin.urgency = Math.min(bin.urgency, urgency);
    }
  }
  const fullest = Math.max(...[...bins.values()].map(({ count }) => count));
  return [...bins].map(([index, { count, urgency }]) => ({
    x: index * BIN_PX,
    width: BIN_PX - 1,
    share: count / fullest,
    worst: STATES_BY_URGENCY[urgency] ?? 'valid',
  }));
}

/** One path a state, its columns rising from `heightPx`; the fullest one reaches the top. */
export function densityPaths(bins: readonly DensityBin[], heightPx: number): readonly DensityPath[] {
  const columns = new Map<State, string>();
  for (const { x, width, share, worst } of bins) {
    const height = Math.max(MIN_COLUMN_PX, Math.round(share * heightPx));
    columns.set(worst, `${columns.get(worst) ?? ''}M${x} ${heightPx}v-${height}h${width}v${height}z`);
  }
  return Array.from(columns, ([state, d]) => ({ state, d }));
}
