import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunwayRow } from './row';

const OPEN_DELAY_MS = 150;
const CLOSE_DELAY_MS = 200;

/** A row's card and the point of the viewport beside which it stands. */
export interface ShownCard {
  readonly row: RunwayRow;
  readonly pinned: boolean;
  /** Opened with the keyboard, which goes on inside it. */
  readonly takesFocus: boolean;
  readonly x: number;
  readonly topY: number;
  readonly bottomY: number;
}

type Anchor = Pick<ShownCard, 'x' | 'topY' | 'bottomY'>;

export interface RowCardControl {
  readonly card: ShownCard | null;
  /** After a moment, unless another card is pinned. */
  hover(row: RunwayRow, anchor: Anchor): void;
  /** After a moment, unless it is pinned or `keep` comes first. */
  leave(): void;
  keep(): void;
  pin(row: RunwayRow, anchor: Anchor, takesFocus: boolean): void;
  close(): void;
}

/** Which row shows its card: the one under the pointer, or the pinned one. */
export function useRowCard(): RowCardControl {
  const [card, setCard] = useState<ShownCard | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((delayMs: number, change: (before: ShownCard | null) => ShownCard | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCard(change), delayMs);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hover = useCallback<RowCardControl['hover']>(
    (row, anchor) =>
      later(OPEN_DELAY_MS, (before) =>
        before?.pinned || before?.row === row ? before : { row, pinned: false, takesFocus: false, ...anchor }
      ),
    [later]
  );
  const leave = useCallback(() => later(CLOSE_DELAY_MS, (before) => (before?.pinned ? before : null)), [later]);
  const keep = useCallback(() => clearTimeout(timer.current), []);
  const pin = useCallback<RowCardControl['pin']>((row, { x, topY, bottomY }, takesFocus) => {
    clearTimeout(timer.current);
    setCard({ row, pinned: true, takesFocus, x, topY, bottomY });
  }, []);
  const close = useCallback(() => {
    clearTimeout(timer.current);
    setCard(null);
  }, []);
  return { card, hover, leave, keep, pin, close };
}
