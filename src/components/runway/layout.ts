import type { RowGroup } from './group-rows';
import type { RunwayRow } from './row';

export const GROUP_HEIGHT_PX = 24;

/** One group on the page: its own row, when it has a name, and below it those of its members, unless collapsed. */
export interface Section {
  readonly group: RowGroup;
  readonly headed: boolean;
  readonly collapsed: boolean;
  /** The index of its first item among all. */
  readonly index: number;
  readonly topPx: number;
  readonly heightPx: number;
}

export interface Layout {
  readonly sections: readonly Section[];
  readonly items: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
}

/** What can have the focus: a group's own row, or a member's. */
export interface Item {
  readonly section: Section;
  readonly row: RunwayRow | null;
}

/** Items that stay the same while rows come and go; `rowId` null is the group's own row. */
export interface ItemKey {
  readonly group: string;
  readonly rowId: string | null;
}

/** Where everything stands. A single group without a name has no row of its own. */
export function layoutOf(
  groups: readonly RowGroup[],
  isCollapsed: (group: string) => boolean,
  rowHeightPx: number
): Layout {
  const headed = groups.length > 1 || (groups[0]?.name ?? '') !== '';
  let index = 0;
  let topPx = 0;
  const sections = groups.map((group) => {
    const collapsed = headed && isCollapsed(group.name);
    const rows = collapsed ? 0 : group.rows.length;
    const heightPx = (headed ? GROUP_HEIGHT_PX : 0) + rows * rowHeightPx;
    const section = { group, headed, collapsed, index, topPx, heightPx };
    index += (headed ? 1 : 0) + rows;
    topPx += heightPx;
    return section;
  });
  return { sections, items: index, heightPx: topPx, rowHeightPx };
}

/** The item at an index; null outside. */
export function itemAt({ sections, items }: Layout, index: number): Item | null {
  if (index < 0 || index >= items) {
    return null;
  }
  const section = sections[lastAtOrBefore(sections, (candidate) => candidate.index <= index)];
  if (section === undefined) {
    return null;
  }
  const offset = index - section.index - (section.headed ? 1 : 0);
  return { section, row: section.group.rows[offset] ?? null };
}

/** The index of an item; −1 when it is gone or hidden. */
export function indexOf({ sections }: Layout, { group, rowId }: ItemKey): number {
  const section = sections.find((candidate) => candidate.group.name === group);
  if (section === undefined || (rowId === null && !section.headed)) {
    return -1;
  }
  if (rowId === null) {
    return section.index;
  }
  const offset = section.collapsed ? -1 : section.group.rows.findIndex((row) => row.id === rowId);
  return offset === -1 ? -1 : section.index + (section.headed ? 1 : 0) + offset;
}

export function keyOf({ section, row }: Item): ItemKey {
  return { group: section.group.name, rowId: row?.id ?? null };
}

/** The pixels of an item. */
export function extentOf(layout: Layout, index: number): { readonly topPx: number; readonly heightPx: number } {
  const item = itemAt(layout, index);
  if (item === null) {
    return { topPx: 0, heightPx: 0 };
  }
  const { section } = item;
  if (item.row === null) {
    return { topPx: section.topPx, heightPx: GROUP_HEIGHT_PX };
  }
  const offset = index - section.index - (section.headed ? 1 : 0);
  return { topPx: section.topPx + rowTop(section, offset, layout.rowHeightPx), heightPx: layout.rowHeightPx };
}

/** Where a member stands inside its section. */
export function rowTop({ headed }: Section, offset: number, rowHeightPx: number): number {
  return (headed ? GROUP_HEIGHT_PX : 0) + offset * rowHeightPx;
}

/** The sections that a window of the page touches. */
export function sectionsIn({ sections }: Layout, fromPx: number, toPx: number): readonly Section[] {
  const first = lastAtOrBefore(sections, (section) => section.topPx <= fromPx);
  const after = lastAtOrBefore(sections, (section) => section.topPx < toPx) + 1;
  return sections.slice(Math.max(0, first), after);
}

/** The members of a section that a window of the page touches: first, and one past the last. */
export function rowsIn(
  section: Section,
  rowHeightPx: number,
  fromPx: number,
  toPx: number
): readonly [first: number, end: number] {
  if (section.collapsed) {
    return [0, 0];
  }
  const top = section.topPx + rowTop(section, 0, rowHeightPx);
  const clampRow = (row: number) => Math.min(Math.max(row, 0), section.group.rows.length);
  return [clampRow(Math.floor((fromPx - top) / rowHeightPx)), clampRow(Math.ceil((toPx - top) / rowHeightPx))];
}

/** The last index for which the test holds, given that it holds up to some point and not after; −1 for none. */
function lastAtOrBefore(sections: readonly Section[], holds: (section: Section) => boolean): number {
  let low = -1;
  let high = sections.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (holds(sections[middle]!)) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
