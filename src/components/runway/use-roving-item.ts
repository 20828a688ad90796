import { type RefObject, useEffect, useRef, useState } from 'react';
import { extentOf, GROUP_HEIGHT_PX, indexOf, type Item, itemAt, type ItemKey, keyOf, type Layout } from './layout';

export interface RovingItem {
  /** The index of the item that Tab leads to. */
  readonly active: number;
  readonly item: Item | null;
  focus(item: Item): void;
  focusKey(key: ItemKey): void;
  element(): HTMLElement | null;
}

/** One item at a time is in the tab order; it follows its row when others come and go, and else its group. */
export function useRovingItem(layout: Layout, scroller: RefObject<HTMLElement | null>): RovingItem {
  const [key, setKey] = useState<ItemKey | null>(null);
  const mustFocus = useRef(false);
  const active = key === null ? 0 : activeIndex(layout, key);
  const element = () => scroller.current?.querySelector<HTMLElement>(`[data-index="${active}"]`) ?? null;

  useEffect(() => {
    if (!mustFocus.current || scroller.current === null) {
      return;
    }
    mustFocus.current = false;
    scrollIntoView(scroller.current, layout, active);
    element()?.focus({ preventScroll: true });
  });

  const focusKey = (to: ItemKey) => {
    mustFocus.current = true;
    setKey({ ...to });
  };
  return { active, item: itemAt(layout, active), focus: (item) => focusKey(keyOf(item)), focusKey, element };
}

function activeIndex(layout: Layout, key: ItemKey): number {
  const index = indexOf(layout, key);
  return index === -1 ? Math.max(0, indexOf(layout, { group: key.group, rowId: null })) : index;
}

function scrollIntoView(scroller: HTMLElement, layout: Layout, index: number): void {
  const { topPx, heightPx } = extentOf(layout, index);
  // The group's own row sticks to the top and would hide it.
  const sticky = itemAt(layout, index)?.row ? GROUP_HEIGHT_PX : 0;
  if (topPx - sticky < scroller.scrollTop) {
    scroller.scrollTop = topPx - sticky;
  } else if (topPx + heightPx > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = topPx + heightPx - scroller.clientHeight;
  }
}
