import { cx } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { memo, useMemo } from 'react';
import { stateColors } from '../state/state-colors';
import { StateIcon } from '../state/StateIcon';
import { stateLabel } from '../state/state-label';
import type { Axis } from './axis';
import { densityOf, densityPaths } from './density';
import { groupStyles } from './group-styles';
import type { RowGroup } from './group-rows';

const DENSITY_PX = 14;

export interface GroupViewProps {
  readonly group: RowGroup;
  readonly collapsed: boolean;
  readonly axis: Axis;
  /** Counted from 0 over all items. */
  readonly index: number;
  readonly active: boolean;
  readonly narrow: boolean;
}

/** A group's own row; collapsed, it tells how many of its members are in which state and where they end. */
export const GroupView = memo(function GroupView({ group, collapsed, axis, index, active, narrow }: GroupViewProps) {
  const styles = useStyles2(groupStyles);
  return (
    <div
      role="row"
      aria-level={1}
      aria-expanded={!collapsed}
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      data-index={index}
      className={cx(styles.group, collapsed && styles.bare)}
    >
      <div role="gridcell" className={cx(styles.head, narrow && styles.wide)}>
        <span className={cx(styles.arrow, collapsed && styles.closed)} aria-hidden />
        <span className={styles.name}>{group.name === '' ? t('runway.no-group', 'without a group') : group.name}</span>
        <span className={styles.count}>· {group.rows.length}</span>
        {collapsed && <Counts group={group} />}
      </div>
      {collapsed && !narrow && <Density group={group} axis={axis} />}
    </div>
  );
});

function Counts({ group }: { group: RowGroup }) {
  const styles = useStyles2(groupStyles);
  return (
    <span className={styles.counts}>
      {group.counts.slice(0, 3).map(([state, count]) => (
        <span key={state} title={stateLabel(state)}>
          <StateIcon state={state} size={9} />
          {count}
        </span>
      ))}
    </span>
  );
}

function Density({ group, axis }: Pick<GroupViewProps, 'group' | 'axis'>) {
  const styles = useStyles2(groupStyles);
  const theme = useTheme2();
  const paths = useMemo(() => densityPaths(densityOf(group.rows, axis), DENSITY_PX), [group, axis]);
  return (
    <div role="gridcell" className={styles.density} aria-label={t('runway.ends', 'ends')}>
      <svg width={axis.widthPx} height={DENSITY_PX} aria-hidden>
        {paths.map(({ state, d }) => (
          // What is well stays in the background, however much of it there is.
          <path key={state} d={d} fill={stateColors(theme, state).bar} fillOpacity={state === 'valid' ? 0.45 : 0.9} />
        ))}
      </svg>
    </div>
  );
}
