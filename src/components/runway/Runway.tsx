import { locationService } from '@grafana/runtime';
import { t, Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import type { Zone } from '../time/date-text';
import type { TimeRange } from './axis';
import type { AxisKind } from './axis-kind';
import { frameOf } from './frame-of';
import { groupRows } from './group-rows';
import { itemAt, type Item, layoutOf } from './layout';
import type { RunwayRow } from './row';
import { NARROW_ROW_HEIGHT_PX, ROW_HEIGHT_PX } from './row-styles';
import { RowCard } from './RowCard';
import { AxisMarks, GridLines, ResetZoom, RunwayAxis } from './RunwayAxis';
import { RunwayLegend } from './RunwayLegend';
import { runwayStyles } from './runway-styles';
import { RunwaySections } from './RunwaySections';
import { type Sort, sortRows } from './sort-rows';
import { useCollapsed } from './use-collapsed';
import { useDragZoom } from './use-drag-zoom';
import { useRovingItem } from './use-roving-item';
import { type ShownCard, useRowCard } from './use-row-card';
import { useRunwayKeys } from './use-runway-keys';
import { useScrollWindow } from './use-scroll-window';
import { useWidth } from './use-width';
import { useZoom } from './use-zoom';

export interface RunwayProps {
  /** Ids are unique. */
  readonly rows: readonly RunwayRow[];
  /** The moment of the now line; give a new one each minute. */
  readonly nowMs: number;
  /** What the now line is called where it is not now. */
  readonly nowLabel?: string;
  readonly axis: AxisKind;
  readonly sort: Sort;
  readonly zone: Zone;
  /** The most pixels it may take, legend included; its rows scroll. */
  readonly height: number;
  /** Pixels; its parent's width when absent. */
  readonly width?: number;
  /** The dashboard's time range, for the axis of that kind. */
  readonly dashboard?: TimeRange;
  /** Opens a row's page; Grafana's router when absent. */
  readonly onOpen?: (row: RunwayRow) => void;
  /** What to say when there is no row. */
  readonly empty?: ReactNode;
}

/** The timeline of certificates: one bar each, on one axis from a week ago to ten years ahead. */
export function Runway(props: RunwayProps) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root, props.width);
  const styles = useStyles2(runwayStyles);
  return (
    <div ref={root} className={styles.root} style={{ maxHeight: props.height, width: props.width }}>
      {width > 0 && <RunwayGrid {...props} width={width} />}
    </div>
  );
}

function RunwayGrid({
  rows,
  nowMs,
  nowLabel,
  axis: kind,
  sort,
  zone,
  height,
  width,
  dashboard,
  onOpen,
  empty,
}: RunwayProps & { width: number }) {
  const styles = useStyles2(runwayStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const chart = useRef<HTMLDivElement>(null);
  const frame = frameOf(width);
  const groups = useMemo(() => groupRows(sortRows(rows, sort)), [rows, sort]);
  const { isCollapsed, setCollapsed } = useCollapsed(rows.length, groups.length);
  const rowHeightPx = frame.narrow ? NARROW_ROW_HEIGHT_PX : ROW_HEIGHT_PX;
  const layout = useMemo(() => layoutOf(groups, isCollapsed, rowHeightPx), [groups, isCollapsed, rowHeightPx]);
  const { axis, zoomed, zoomTo, zoomBy, reset } = useZoom({ kind, nowMs, widthPx: frame.chartPx, zone, dashboard });
  const drag = useDragZoom(chart, axis, zoomTo);
  const [scrolled, onScroll] = useScrollWindow(scroller, height);
  const roving = useRovingItem(layout, scroller);
  const cards = useRowCard();

  const pin = (row: RunwayRow, element: HTMLElement | null, takesFocus: boolean) => {
    const box = (element ?? scroller.current)?.getBoundingClientRect() ?? new DOMRect();
    cards.pin(row, { x: box.left + frame.leftPx + axis.nowX, topY: box.top, bottomY: box.bottom }, takesFocus);
  };
  const open = (row: RunwayRow, element: HTMLElement | null, byKey: boolean) =>
    row.href === '' ? pin(row, element, byKey) : (onOpen ?? push)(row);
  const onKeyDown = useRunwayKeys({
    layout,
    roving,
    cards,
    height,
    setCollapsed,
    zoomBy,
    reset,
    open: (row) => open(row, roving.element(), true),
    pin: (row) => pin(row, roving.element(), true),
  });

  const onClick = (event: MouseEvent) => {
    const item = itemUnder(event);
    if (item === null || drag.wasDragged() || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    roving.focus(item);
    if (item.row === null) {
      setCollapsed(item.section.group.name, !item.section.collapsed);
    } else {
      open(item.row, elementUnder(event), false);
    }
  };
  const onMouseOver = (event: MouseEvent) => {
    const row = itemUnder(event)?.row;
    if (!row || drag.selection !== null) {
      cards.leave();
      return;
    }
    const box = elementUnder(event)!.getBoundingClientRect();
    cards.hover(row, { x: event.clientX, topY: box.top, bottomY: box.bottom });
  };
  const itemUnder = (event: MouseEvent): Item | null =>
    itemAt(layout, Number(elementUnder(event)?.dataset.index ?? -1));

  return (
    <>
      {zoomed && <ResetZoom onReset={reset} />}
      <div
        role="treegrid"
        aria-label={t('runway.label', 'Certificates on a time axis')}
        aria-rowcount={layout.items + 1}
        className={styles.grid}
        style={frame.variables}
        onKeyDown={onKeyDown}
        onMouseDown={drag.onMouseDown}
      >
        {!frame.narrow && <GridLines axis={axis} />}
        <div ref={chart} className={styles.chart} />
        <RunwayAxis axis={axis} nowLabel={nowLabel} onReset={reset} />
        <div
          ref={scroller}
          role="presentation"
          className={styles.scroller}
          onScroll={onScroll}
          onClick={onClick}
          onMouseOver={onMouseOver}
          onMouseLeave={cards.leave}
        >
          {rows.length === 0 ? (
            <div className={styles.empty}>{empty ?? <Trans i18nKey="runway.empty">No certificates to show</Trans>}</div>
          ) : (
            <RunwaySections
              layout={layout}
              axis={axis}
              nowMs={nowMs}
              frame={frame}
              scrolled={scrolled}
              active={roving.active}
              pinned={cards.card?.pinned ? cards.card.row.id : null}
            />
          )}
        </div>
        <AxisMarks axis={axis} selection={drag.selection} narrow={frame.narrow} />
      </div>
      {height > (frame.narrow ? 400 : 200) && <RunwayLegend />}
      {cards.card && (
        <RowCard
          card={refreshed(cards.card, rows)}
          nowMs={nowMs}
          zone={zone}
          onEnter={cards.keep}
          onLeave={cards.leave}
          onPin={() => cards.card && cards.pin(cards.card.row, cards.card, false)}
          onClose={() => {
            cards.close();
            roving.element()?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
}

/** A card tells what its row says now, not what it said when it was opened. */
function refreshed(card: ShownCard, rows: readonly RunwayRow[]): ShownCard {
  return { ...card, row: rows.find(({ id }) => id === card.row.id) ?? card.row };
}

function elementUnder(event: MouseEvent): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
}

function push({ href }: RunwayRow): void {
  locationService.push(href);
}
