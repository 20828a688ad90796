import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { type State, STATES_BY_URGENCY } from '@notafter/core';
import React from 'react';
import { FilterChip } from '../../components/FilterChip';
import { StateChip } from '../../components/StateChip';
import { UnusedChip } from './UnusedChip';
import { useAgent } from '../agent-context';
import { FilterInput } from './FilterInput';
import { filterParameter } from './filter-parameter';
import { filterText } from './filter-text';
import type { OverviewState } from './overview-state';
import { paletteOf } from '../../components/state/palette';

interface FilterBarProps {
  readonly state: OverviewState;
  /** Null before the first answer. */
  readonly counts: Readonly<Record<State, number>> | null;
  /** How many certificates are at places that nothing refers to. */
  readonly unusedCount: number;
  readonly onChange: (change: Partial<OverviewState>) => void;
}

/** The filters by field, and a chip with its count for each state that there is. */
export function FilterBar({ state, counts, unusedCount, onChange }: FilterBarProps) {
  const styles = useStyles2(getStyles);
  const { zone } = useAgent();
  const { filters, states } = state;
  const without = (index: number) => ({ filters: filters.filter((_, other) => other !== index) });
  const toggled = (chip: State) => ({
    states: states.includes(chip) ? states.filter((other) => other !== chip) : [...states, chip],
  });
  const chips = STATES_BY_URGENCY.filter((chip) => (counts?.[chip] ?? 0) > 0 || states.includes(chip));
  return (
    <div className={styles.bar} role="search" aria-label={t('filter.bar', 'Filter certificates')}>
      <div className={styles.fields}>
        {filters.map((filter, index) => (
          <FilterChip
            key={`${index} ${filterParameter(filter)}`}
            text={filterText(filter, zone)}
            onRemove={() => onChange(without(index))}
          />
        ))}
        <FilterInput
          filters={filters}
          onAdd={(filter) => onChange({ filters: [...filters, filter] })}
          onRemoveLast={() => filters.length > 0 && onChange(without(filters.length - 1))}
        />
      </div>
      <div className={styles.chips} role="group" aria-label={t('filter.states', 'States')}>
        {chips.map((chip) => (
          <StateChip
            key={chip}
            state={chip}
            count={counts?.[chip] ?? 0}
            pressed={states.includes(chip)}
            onToggle={() => onChange(toggled(chip))}
          />
        ))}
        {unusedCount > 0 && (
          <UnusedChip count={unusedCount} shown={state.unused} onToggle={() => onChange({ unused: !state.unused })} />
        )}
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    fields: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      // A small basis: beside many chips it gives way before they wrap.
      flex: '1 1 320px',
      maxWidth: 620,
      minWidth: 'min(280px, 100%)',
      minHeight: theme.spacing(4),
      padding: theme.spacing(0.375, 1),
      border: `1px solid ${theme.components.input.borderColor}`,
      borderRadius: theme.shape.radius.default,
      background: theme.components.input.background,
      '&:hover': { borderColor: theme.components.input.borderHover },
      '&:focus-within': { outline: `2px solid ${colors.primary.main}`, outlineOffset: 1 },
    }),
    chips: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  };
};
