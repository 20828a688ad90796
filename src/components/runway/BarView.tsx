import { cx } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Axis } from './axis';
import { barOf } from './bar';
import { barStyles } from './bar-styles';
import type { RunwayRow } from './row';

export interface BarViewProps {
  readonly row: RunwayRow;
  readonly axis: Axis;
  readonly nowMs: number;
  /** A thin bar without words, which draws now by itself. */
  readonly thin: boolean;
}

/** One row's bar; a screen reader hears the words of the row instead. */
export function BarView({ row, axis, nowMs, thin }: BarViewProps) {
  const styles = useStyles2(barStyles);
  const bar = barOf(row, axis, nowMs);
  return (
    <div className={cx(styles.bar, thin && styles.thin)} style={{ width: axis.widthPx }} aria-hidden>
      <div className={cx(styles.pieces, bar.faded && styles.faded)}>
        {bar.segments.map(({ kind, x, width }) => (
          <span key={kind} className={cx(styles.segment, styles[kind])} style={{ left: x, width }} />
        ))}
      </div>
      {bar.overrun && <span className={styles.overrun} style={{ left: bar.overrun.x, width: bar.overrun.width }} />}
      {bar.renewedX !== null && <span className={styles.renewed} style={{ left: bar.renewedX }} />}
      {bar.renewalDue && (
        <span className={cx(styles.due, bar.renewalDue.overdue && styles.overdue)} style={{ left: bar.renewalDue.x }} />
      )}
      {thin && <span className={styles.now} style={{ left: axis.nowX }} />}
      {!thin && bar.note && (
        <span className={cx(styles.note, styles[`${bar.note.tone}Note`])} style={{ left: bar.note.x }}>
          {bar.note.text}
        </span>
      )}
    </div>
  );
}
