import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useId } from 'react';
import { axisLabel } from '../../components/runway/axis-kind';
import { groupingLabel, GROUPINGS } from '../../components/runway/grouping';
import { sortLabel, SORTS } from '../../components/runway/sort-rows';
import { AXES, type OverviewState, type View, VIEWS } from './overview-state';

interface ViewBarProps {
  readonly state: OverviewState;
  readonly onChange: (change: Partial<OverviewState>) => void;
  /** What only the shown view has. */
  readonly children?: ReactNode;
}

/** How the certificates below are shown: view, grouping, order and axis. */
export function ViewBar({ state, onChange, children }: ViewBarProps) {
  const styles = useStyles2(getStyles);
  const isRunway = state.view === 'runway';
  const hasAxis = isRunway || state.view === 'trust';
  return (
    <div className={styles.bar}>
      <Labelled text={t('view.as', 'View as')}>
        <RadioButtonGroup
          aria-label={t('view.as', 'View as')}
          options={VIEWS.map((value) => ({ value, label: viewLabel(value) }))}
          value={state.view}
          onChange={(view) => onChange({ view })}
        />
      </Labelled>
      {isRunway && (
        <>
          <Choice
            label={t('view.group', 'Group by')}
            options={GROUPINGS.map((value) => ({ value, label: groupingLabel(value) }))}
            value={state.group}
            onChange={(group) => onChange({ group })}
          />
          <Choice
            label={t('view.sort', 'Sort')}
            options={SORTS.map((value) => ({ value, label: sortLabel(value) }))}
            value={state.sort}
            onChange={(sort) => onChange({ sort })}
          />
        </>
      )}
      {children}
      <span className={styles.space} />
      {hasAxis && (
        <Labelled text={t('view.axis', 'Axis')}>
          <RadioButtonGroup
            aria-label={t('view.axis', 'Axis')}
            options={AXES.map((value) => ({ value, label: axisLabel(value) }))}
            value={state.axis}
            onChange={(axis) => onChange({ axis })}
          />
        </Labelled>
      )}
    </div>
  );
}

function Labelled({ text, children }: { text: string; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.labelled}>
      <span aria-hidden>{text}</span>
      {children}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: Array<{ value: T; label: string }>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, options, value, onChange }: ChoiceProps<T>) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <div className={styles.labelled}>
      <label htmlFor={id}>{label}</label>
      <Combobox id={id} options={options} value={value} width={18} onChange={(option) => onChange(option.value)} />
    </div>
  );
}

function viewLabel(view: View): string {
  switch (view) {
    case 'runway':
      return t('view.runway', 'Runway');
    case 'table':
      return t('view.table', 'Table');
    case 'calendar':
      return t('view.calendar', 'Calendar');
    case 'trust':
      return t('view.trust', 'Trust');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1, 1.5),
  }),
  labelled: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    // A label that does not fit beside its choices stands above them.
    [theme.breakpoints.down('sm')]: { width: '100%', flexWrap: 'wrap', '& > :first-child': { minWidth: 64 } },
  }),
  space: css({ flex: 1 }),
});
