import { type MouseEvent as ReactMouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Axis, TimeRange } from './axis';

/** A shorter drag is a click. */
const MIN_DRAG_PX = 6;

export interface Selection {
  readonly fromX: number;
  readonly toX: number;
}

interface DragZoom {
  /** The piece of the axis under the drag, in its pixels. */
  readonly selection: Selection | null;
  onMouseDown(event: ReactMouseEvent): void;
  /** Whether the click that the browser sends after a drag should be ignored. */
  wasDragged(): boolean;
}

/** Drags along an axis that begins at the left edge of `chart`, as Time series does it. */
export function useDragZoom(
  chart: RefObject<HTMLElement | null>,
  axis: Axis,
  onZoom: (range: TimeRange) => void
): DragZoom {
  const [selection, setSelection] = useState<Selection | null>(null);
  const dragged = useRef(false);
  const stop = useRef<() => void>(() => {});
  useEffect(() => () => stop.current(), []);

  const onMouseDown = (event: ReactMouseEvent) => {
    const left = chart.current?.getBoundingClientRect().left ?? 0;
    const startX = event.clientX - left;
    dragged.current = false;
    if (event.button !== 0 || startX < 0 || startX > axis.widthPx) {
      return;
    }
    const selectionTo = (clientX: number) => orderedSelection(startX, clientX - left, axis.widthPx);
    const onMove = (move: MouseEvent) => {
      const moved = selectionTo(move.clientX);
      dragged.current ||= moved.toX - moved.fromX >= MIN_DRAG_PX;
      setSelection(dragged.current ? moved : null);
    };
    const onUp = (up: MouseEvent) => {
      stop.current();
      const { fromX, toX } = selectionTo(up.clientX);
      if (dragged.current && toX - fromX >= MIN_DRAG_PX) {
        onZoom({ fromMs: axis.invert(fromX), toMs: axis.invert(toX) });
      }
    };
    stop.current = () => {
      window.removeEventListener('mousemove', onMove);
      window.removeEventListener('mouseup', onUp);
      setSelection(null);
    };
    window.addEventListener('mousemove', onMove);
    window.addEventListener('mouseup', onUp);
  };

  return { selection, onMouseDown, wasDragged: () => dragged.current };
}

function orderedSelection(a: number, b: number, widthPx: number): Selection {
  const clamp = (x: number) => Math.min(Math.max(x, 0), widthPx);
  return { fromX: clamp(Math.min(a, b)), toX: clamp(Math.max(a, b)) };
}
