import { cx } from '@emotion/css';
import { locationUtil } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import { StateIcon } from '../state/StateIcon';
import { stateLabel } from '../state/state-label';
import { remainingText } from '../time/remaining-text';
import { noteText } from './bar';
import { BarView, type BarViewProps } from './BarView';
import { cutPlace } from './cut-place';
import { measureIn } from './measure-text';
import { useFontLoads } from './use-font-loads';
import { ROW_FONT_PX, rowStyles } from './row-styles';

export interface RowViewProps extends Omit<BarViewProps, 'thin'> {
  /** Counted from 0 over all items. */
  readonly index: number;
  readonly level: 1 | 2;
  readonly topPx: number;
  /** Whether Tab leads here. */
  readonly active: boolean;
  readonly pinned: boolean;
  /** A list: the bar stands below the name. */
  readonly narrow: boolean;
  readonly placePx: number;
}

/** One certificate: state, name, place, time left, and its bar. */
export const RowView = memo(function RowView({
  index,
  level,
  topPx,
  active,
  pinned,
  narrow,
  placePx,
  ...bar
}: RowViewProps) {
  const styles = useStyles2(rowStyles);
  const { row, nowMs } = bar;
  const place = useFittedPlace(row.place, placePx);
  return (
    <div
      role="row"
      aria-level={level}
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      data-index={index}
      className={cx(styles.row, narrow && styles.narrow, pinned && styles.pinned)}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <div role="gridcell" className={styles.icon}>
        <StateIcon state={row.state} />
      </div>
      <div role="gridcell" className={styles.title}>
        {row.href === '' ? (
          row.title
        ) : (
          <a href={locationUtil.assureBaseUrl(row.href)} tabIndex={-1} draggable={false}>
            {row.title}
          </a>
        )}
      </div>
      <div role="gridcell" className={styles.place}>
        {place}
      </div>
      <div role="gridcell" className={cx(styles.remaining, styles[row.state])}>
        {row.notAfterMs === null ? stateLabel(row.state) : remainingText(row.notAfterMs, nowMs)}
      </div>
      <div role="gridcell" className={styles.chart} aria-label={noteText(row, nowMs) || stateLabel(row.state)}>
        <BarView {...bar} thin={narrow} />
      </div>
    </div>
  );
});

function useFittedPlace(place: string, maxPx: number): string {
  const { typography } = useTheme2();
  const fontLoads = useFontLoads();
  return useMemo(
    () => cutPlace(place, maxPx, measureIn(typography.fontFamily, ROW_FONT_PX, fontLoads)),
    [place, maxPx, typography.fontFamily, fontLoads]
  );
}
