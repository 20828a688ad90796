import type { KeyboardEvent } from 'react';
import type { Layout } from './layout';
import { moveFor } from './move-in-layout';
import type { RunwayRow } from './row';
import type { RovingItem } from './use-roving-item';
import type { RowCardControl } from './use-row-card';

interface RunwayKeys {
  readonly layout: Layout;
  readonly roving: RovingItem;
  readonly cards: RowCardControl;
  readonly height: number;
  setCollapsed(group: string, collapsed: boolean): void;
  zoomBy(factor: number): void;
  reset(): void;
  open(row: RunwayRow): void;
  pin(row: RunwayRow): void;
}

/** The keys of the runway: arrows, Home, End, pages; Enter opens, Space pins, + − 0 zoom, Esc closes. */
export function useRunwayKeys(runway: RunwayKeys): (event: KeyboardEvent) => void {
  return (event) => {
    const onButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || onButton) {
      return;
    }
    if (zoom(runway, event.key) || act(runway, event.key) || move(runway, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

function zoom({ zoomBy, reset }: RunwayKeys, key: string): boolean {
  switch (key) {
    case '+':
    case '=':
      zoomBy(0.5);
      return true;
    case '-':
      zoomBy(2);
      return true;
    case '0':
      reset();
      return true;
    default:
      return false;
  }
}

function act({ roving, cards, setCollapsed, open, pin }: RunwayKeys, key: string): boolean {
  if (key === 'Escape') {
    cards.close();
    return cards.card !== null;
  }
  if ((key !== 'Enter' && key !== ' ') || roving.item === null) {
    return false;
  }
  const { section, row } = roving.item;
  if (row === null) {
    setCollapsed(section.group.name, !section.collapsed);
  } else if (key === 'Enter') {
    open(row);
  } else if (cards.card?.pinned && cards.card.row.id === row.id) {
    cards.close();
  } else {
    pin(row);
  }
  return true;
}

function move({ layout, roving, height, setCollapsed }: RunwayKeys, key: string): boolean {
  const { item } = roving;
  if (item === null) {
    return false;
  }
  const pageRows = Math.max(1, Math.floor(height / layout.rowHeightPx) - 3);
  const asked = moveFor(key, layout, { group: item.section.group.name, rowId: item.row?.id ?? null }, pageRows);
  if (asked?.kind === 'go') {
    roving.focusKey(asked.to);
  } else if (asked?.kind === 'collapse') {
    setCollapsed(asked.group, asked.collapsed);
  }
  return asked !== null;
}
