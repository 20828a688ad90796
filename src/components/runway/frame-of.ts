import type { CSSProperties } from 'react';

/** How the width of the runway is shared out. */
export interface RunwayFrame {
  /** A list with a thin bar below each name. */
  readonly narrow: boolean;
  readonly leftPx: number;
  readonly chartPx: number;
  readonly titlePx: number;
  readonly placePx: number;
  /** The same for style sheets. */
  readonly variables: CSSProperties;
}

const NARROW_BELOW_PX = 640;
const NARROW_EDGE_PX = 12;
/** Room for a scroll bar. */
const RIGHT_PX = 16;
/** What the left side spends on its edge, its icon, the time left, and the gaps. */
const FIXED_LEFT_PX = 12 + 16 + 60 + 4 * 6;

export function frameOf(widthPx: number): RunwayFrame {
  const narrow = widthPx < NARROW_BELOW_PX;
  const leftPx = narrow ? NARROW_EDGE_PX : Math.round(Math.min(Math.max(widthPx * 0.28, 300), 420));
  const rightPx = narrow ? NARROW_EDGE_PX : RIGHT_PX;
  const chartPx = Math.max(0, widthPx - leftPx - rightPx);
  const words = narrow ? chartPx - 16 - 60 - 3 * 6 : leftPx - FIXED_LEFT_PX;
  const titlePx = Math.max(0, Math.round(words * (narrow ? 0.4 : 0.46)));
  const placePx = Math.max(0, words - titlePx);
  return {
    narrow,
    leftPx,
    chartPx,
    titlePx,
    placePx,
    variables: {
      '--runway-left': `${leftPx}px`,
      '--runway-right': `${rightPx}px`,
      '--runway-chart': `${chartPx}px`,
      '--runway-title': `${titlePx}px`,
      '--runway-place': `${placePx}px`,
    } as CSSProperties,
  };
}
