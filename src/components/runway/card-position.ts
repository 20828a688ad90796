import type { CSSProperties } from 'react';
import type { ShownCard } from './use-row-card';

export const CARD_WIDTH_PX = 360;
const GAP_PX = 6;

/** Where a card stands in the viewport: beside the pointer, below its row, or above it in the lower half. */
export function cardPosition(
  { x, topY, bottomY }: Pick<ShownCard, 'x' | 'topY' | 'bottomY'>,
  viewport: { readonly width: number; readonly height: number }
): CSSProperties {
  const left = Math.max(GAP_PX, Math.min(x + 2 * GAP_PX, viewport.width - CARD_WIDTH_PX - GAP_PX));
  const below = bottomY + GAP_PX;
  const above = viewport.height - topY + GAP_PX;
  return topY > viewport.height / 2
    ? { left, bottom: above, maxHeight: viewport.height - above - GAP_PX }
    : { left, top: below, maxHeight: viewport.height - below - GAP_PX };
}
