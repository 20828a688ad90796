import { locationService } from '@grafana/runtime';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createAxis } from '../runway/axis';
import type { AxisKind } from '../runway/axis-kind';
import { frameOf } from '../runway/frame-of';
import type { RunwayRow } from '../runway/row';
import { AxisMarks, GridLines, RunwayAxis } from '../runway/RunwayAxis';
import { useScrollWindow } from '../runway/use-scroll-window';
import { useWidth } from '../runway/use-width';
import type { Zone } from '../time/date-text';
import { onTrustKey } from './trust-keys';
import { type TrustLine, trustLines } from './trust-lines';
import { LINE_HEIGHT_PX, trustStyles } from './trust-styles';
import { trustTree } from './trust-tree';
import { TrustLineView } from './TrustLineView';
import { useToggled } from './use-toggled';

export interface TrustTreeProps {
  /** Ids are unique. */
  readonly rows: readonly RunwayRow[];
  readonly nowMs: number;
  /** Said at the axis instead of *now*, where the moment is another. */
  readonly nowLabel?: string;
  readonly axis: AxisKind;
  readonly zone: Zone;
  /** The most pixels it may take; its lines scroll. */
  readonly height: number;
  /** Pixels; its parent's width when absent. */
  readonly width?: number;
  /** Opens a certificate's page; Grafana's router when absent. */
  readonly onOpen?: (row: RunwayRow) => void;
  readonly empty?: ReactNode;
}

/** Which authority stands behind which certificate, each with its bar on one axis. */
export function TrustTree(props: TrustTreeProps) {
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root, props.width);
  const styles = useStyles2(trustStyles);
  return (
    <div ref={root} className={styles.root} style={{ maxHeight: props.height, width: props.width }}>
      {width > 0 && <TrustGrid {...props} width={width} />}
    </div>
  );
}

const NAME_AND_TIME_PX = 12 + 60 + 6;

function TrustGrid({
  rows,
  nowMs,
  nowLabel,
  axis: kind,
  zone,
  height,
  width,
  onOpen,
  empty,
}: TrustTreeProps & { width: number }) {
  const styles = useStyles2(trustStyles);
  const scroller = useRef<HTMLDivElement>(null);
  const roots = useMemo(() => trustTree(rows), [rows]);
  const [toggled, toggle] = useToggled();
  const lines = useMemo(() => trustLines(roots, toggled), [roots, toggled]);
  const [active, setActive] = useState(0);
  const [shown, onScroll] = useScrollWindow(scroller, height);
  const frame = frameOf(width);
  const axis = useMemo(
    () => createAxis({ kind, nowMs, widthPx: frame.chartPx, zone, zoom: null }),
    [kind, nowMs, frame.chartPx, zone]
  );
  if (rows.length === 0) {
    return <div className={styles.empty}>{empty}</div>;
  }
  const open = ({ row }: { row: RunwayRow | null }) => {
    if (row !== null && row.href !== '') {
      (onOpen ?? push)(row);
    }
  };
  const act = {
    move(index: number) {
      setActive(index);
      showLine(scroller.current, index);
      focusLine(scroller.current, index);
    },
    toggle: (line: TrustLine) => line.expanded !== null && toggle(line.id),
    open: (line: TrustLine) => (line.kind === 'leaves' ? toggle(line.id) : open(line.node)),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (onTrustKey(event, lines, active, act)) {
      event.preventDefault();
    }
  };
  const onClick = (event: MouseEvent) => {
    const index = lineAt(event);
    const line = lines[index];
    if (line !== undefined && !isNewTab(event)) {
      event.preventDefault();
      setActive(index);
      const opens = line.expanded === null || (event.target as Element).closest('a') !== null;
      (opens ? act.open : act.toggle)(line);
    }
  };
  const first = Math.max(0, Math.floor(shown.fromPx / LINE_HEIGHT_PX));
  const drawn = lines.slice(first, Math.ceil(shown.toPx / LINE_HEIGHT_PX));
  const nameWidth = (frame.narrow ? width - frame.leftPx : frame.leftPx) - NAME_AND_TIME_PX;
  return (
    <div
      role="treegrid"
      aria-label={t('trust.label', 'Certificates by their issuers')}
      aria-rowcount={lines.length + 1}
      className={styles.grid}
      style={{ ...frame.variables, '--trust-name': `${nameWidth}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {!frame.narrow && <RunwayAxis axis={axis} nowLabel={nowLabel} onReset={noZoom} />}
      {!frame.narrow && <GridLines axis={axis} />}
      <div ref={scroller} role="rowgroup" className={styles.scroller} onScroll={onScroll}>
        <div role="presentation" className={styles.page} style={{ height: lines.length * LINE_HEIGHT_PX }}>
          {drawn.map((line, offset) => (
            <TrustLineView
              key={line.id}
              line={line}
              index={first + offset}
              topPx={(first + offset) * LINE_HEIGHT_PX}
              isActive={first + offset === Math.min(active, lines.length - 1)}
              axis={axis}
              nowMs={nowMs}
              narrow={frame.narrow}
            />
          ))}
        </div>
      </div>
      {!frame.narrow && <AxisMarks axis={axis} selection={null} narrow={false} />}
    </div>
  );
}

const push = (row: RunwayRow) => locationService.push(row.href);
const noZoom = () => {};

function lineAt({ target }: MouseEvent): number {
  const line = (target as Element).closest<HTMLElement>('[data-index]');
  return line === null ? -1 : Number(line.dataset.index);
}

const isNewTab = ({ ctrlKey, metaKey, shiftKey }: MouseEvent) => ctrlKey || metaKey || shiftKey;

function showLine(scroller: HTMLElement | null, index: number): void {
  if (scroller === null) {
    return;
  }
  const top = index * LINE_HEIGHT_PX;
  scroller.scrollTop = Math.min(top, Math.max(scroller.scrollTop, top + LINE_HEIGHT_PX - scroller.clientHeight));
}

/** A line that has just been scrolled to is drawn in the next frame. */
function focusLine(scroller: HTMLElement | null, index: number): void {
  const focus = () => scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
  focus();
  requestAnimationFrame(focus);
}
