import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Axis } from './axis';
import type { RunwayFrame } from './frame-of';
import { GroupView } from './GroupView';
import { itemAt, type Layout, rowsIn, rowTop, type Section, sectionsIn } from './layout';
import { RowView } from './RowView';
import { runwayStyles } from './runway-styles';
import type { ScrollWindow } from './use-scroll-window';

export interface RunwaySectionsProps {
  readonly layout: Layout;
  readonly axis: Axis;
  readonly nowMs: number;
  readonly frame: RunwayFrame;
  readonly scrolled: ScrollWindow;
  /** The item that Tab leads to. It is drawn even out of sight, so that the focus is never lost. */
  readonly active: number;
  readonly pinned: string | null;
}

/** The groups and rows in sight, each group a box of its full height, in which its own row sticks to the top. */
export function RunwaySections(props: RunwaySectionsProps) {
  const { layout, scrolled, active } = props;
  const styles = useStyles2(runwayStyles);
  const shown = sectionsIn(layout, scrolled.fromPx, scrolled.toPx);
  const focused = itemAt(layout, active)?.section;
  const sections = focused === undefined || shown.includes(focused) ? shown : [...shown, focused];
  return (
    <div role="presentation" className={styles.page} style={{ height: layout.heightPx }}>
      {sections.map((section) => (
        <SectionView key={section.group.name} section={section} {...props} />
      ))}
    </div>
  );
}

function SectionView({
  section,
  layout,
  axis,
  nowMs,
  frame,
  scrolled,
  active,
  pinned,
}: RunwaySectionsProps & { readonly section: Section }) {
  const styles = useStyles2(runwayStyles);
  const { group, headed, collapsed, index, topPx, heightPx } = section;
  const firstRow = index + (headed ? 1 : 0);
  return (
    <div role="rowgroup" className={styles.section} style={{ top: topPx, height: heightPx }}>
      {headed && (
        <GroupView
          group={group}
          collapsed={collapsed}
          axis={axis}
          index={index}
          active={active === index}
          narrow={frame.narrow}
        />
      )}
      {offsetsIn(section, layout, scrolled, active - firstRow).map((offset) => {
        const row = group.rows[offset]!;
        return (
          <RowView
            key={row.id}
            row={row}
            axis={axis}
            nowMs={nowMs}
            index={firstRow + offset}
            level={headed ? 2 : 1}
            topPx={rowTop(section, offset, layout.rowHeightPx)}
            active={active === firstRow + offset}
            pinned={pinned === row.id}
            narrow={frame.narrow}
            placePx={frame.placePx}
          />
        );
      })}
    </div>
  );
}

function offsetsIn(
  section: Section,
  layout: Layout,
  { fromPx, toPx }: ScrollWindow,
  focused: number
): readonly number[] {
  const [first, end] = rowsIn(section, layout.rowHeightPx, fromPx, toPx);
  const offsets = Array.from({ length: end - first }, (_, offset) => first + offset);
  const isRow = !section.collapsed && focused >= 0 && focused < section.group.rows.length;
  return isRow && (focused < first || focused >= end) ? [...offsets, focused] : offsets;
}
