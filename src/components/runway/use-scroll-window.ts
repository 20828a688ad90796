import { type RefObject, useCallback, useState } from 'react';

/** Scrolling renders again only when it has passed this many pixels. */
const STEP_PX = 104;
const OVERSCAN_PX = 104;

export interface ScrollWindow {
  readonly fromPx: number;
  readonly toPx: number;
}

/** The part of a scrolled page that must be drawn, and the listener that keeps it true. */
export function useScrollWindow(scroller: RefObject<HTMLElement | null>, heightPx: number): [ScrollWindow, () => void] {
  const [step, setStep] = useState(0);
  const onScroll = useCallback(() => setStep(Math.floor((scroller.current?.scrollTop ?? 0) / STEP_PX)), [scroller]);
  const topPx = step * STEP_PX;
  return [{ fromPx: topPx - OVERSCAN_PX, toPx: topPx + STEP_PX + heightPx + OVERSCAN_PX }, onScroll];
}
