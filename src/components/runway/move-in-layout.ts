import { indexOf, itemAt, keyOf, type Item, type ItemKey, type Layout } from './layout';

/** What a key asks for: another item, or a group to open or close. */
export type Move =
  | { readonly kind: 'go'; readonly to: ItemKey }
  | { readonly kind: 'collapse'; readonly group: string; readonly collapsed: boolean };

/** What an arrow, Home, End or a page key means at an item (WAI-ARIA, treegrid pattern, rows first); null for nothing. */
export function moveFor(key: string, layout: Layout, from: ItemKey, pageRows: number): Move | null {
  const index = Math.max(0, indexOf(layout, from));
  const item = itemAt(layout, index);
  if (item === null) {
    return null;
  }
  switch (key) {
    case 'ArrowDown':
      return go(layout, index + 1);
    case 'ArrowUp':
      return go(layout, index - 1);
    case 'PageDown':
      return go(layout, Math.min(index + pageRows, layout.items - 1));
    case 'PageUp':
      return go(layout, Math.max(index - pageRows, 0));
    case 'Home':
      return go(layout, 0);
    case 'End':
      return go(layout, layout.items - 1);
    case 'ArrowLeft':
      return outward(item);
    case 'ArrowRight':
      return inward(layout, item, index);
    default:
      return null;
  }
}

function go(layout: Layout, index: number): Move | null {
  const item = itemAt(layout, index);
  return item === null ? null : { kind: 'go', to: keyOf(item) };
}

function outward({ section, row }: Item): Move | null {
  const group = section.group.name;
  if (!section.headed) {
    return null;
  }
  if (row !== null) {
    return { kind: 'go', to: { group, rowId: null } };
  }
  return section.collapsed ? null : { kind: 'collapse', group, collapsed: true };
}

function inward(layout: Layout, { section, row }: Item, index: number): Move | null {
  if (row !== null) {
    return null;
  }
  return section.collapsed ? { kind: 'collapse', group: section.group.name, collapsed: false } : go(layout, index + 1);
}
