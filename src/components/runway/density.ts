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

const BIN_PX = 5;

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
