import { t, Trans } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Axis } from './axis';
import { axisStyles } from './axis-styles';

export interface RunwayAxisProps {
  readonly axis: Axis;
  readonly nowLabel: string | undefined;
  /** A double click on the axis shows all of it again. */
  onReset(): void;
}

/** How far a label reaches over the axis, both ways: it hides what it would cover a part of. */
const HALF_LETTER_PX = 3.5;
const BESIDE_PX = 24;

/** The head of the runway: its columns' names for screen readers, and the labels of the axis. */
export function RunwayAxis({ axis, nowLabel, onReset }: RunwayAxisProps) {
  const styles = useStyles2(axisStyles);
  const coveredPx = nowLabel === undefined ? 0 : nowLabel.length * HALF_LETTER_PX + BESIDE_PX;
  const ticks = axis.ticks.filter(({ x }) => Math.abs(x - axis.nowX) >= coveredPx);
  const columns = [
    t('runway.column.state', 'State'),
    t('runway.column.certificate', 'Certificate'),
    t('runway.column.place', 'Place'),
    t('runway.column.remaining', 'Time left'),
  ];
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      {columns.map((column) => (
        <div key={column} role="columnheader" className={styles.unseen}>
          {column}
        </div>
      ))}
      <div role="columnheader" className={styles.axis} onDoubleClick={onReset}>
        <span className={styles.unseen}>
          <Trans i18nKey="runway.column.validity">Validity</Trans>
        </span>
        <div aria-hidden>
          {ticks.map(({ x, label }) => (
            <span key={x} className={styles.label} style={{ left: x }}>
              {label}
            </span>
          ))}
          {isOnAxis(axis.nowX, axis) && (
            <span className={styles.now} style={{ left: axis.nowX }}>
              {nowLabel ?? t('runway.now', 'now')}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

/** Brings back the whole axis. */
export function ResetZoom({ onReset }: Pick<RunwayAxisProps, 'onReset'>) {
  const styles = useStyles2(axisStyles);
  return (
    <Button className={styles.reset} size="sm" variant="secondary" icon="search-minus" onClick={onReset}>
      <Trans i18nKey="runway.reset-zoom">Reset zoom</Trans>
    </Button>
  );
}

/** The vertical lines of the ticks, behind the bars. */
export function GridLines({ axis }: { axis: Axis }) {
  const styles = useStyles2(axisStyles);
  return (
    <div className={styles.lines} aria-hidden>
      {axis.ticks.map(({ x }) => (
        <span key={x} className={styles.line} style={{ left: x }} />
      ))}
    </div>
  );
}

export interface AxisMarksProps {
  readonly axis: Axis;
  /** What a drag has selected, in pixels of the axis. */
  readonly selection: { readonly fromX: number; readonly toX: number } | null;
  readonly narrow: boolean;
}

/** Now, and a selection being dragged, in front of the bars. */
export function AxisMarks({ axis, selection, narrow }: AxisMarksProps) {
  const styles = useStyles2(axisStyles);
  return (
    <div className={styles.marks} aria-hidden>
      {!narrow && isOnAxis(axis.nowX, axis) && (
        <span className={styles.nowLine} style={{ left: Math.round(axis.nowX) }} />
      )}
      {selection && (
        <span className={styles.selection} style={{ left: selection.fromX, width: selection.toX - selection.fromX }} />
      )}
    </div>
  );
}

function isOnAxis(x: number, axis: Axis): boolean {
  return x >= 0 && x <= axis.widthPx;
}
