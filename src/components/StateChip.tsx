import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { State } from '@notafter/core';
import React from 'react';
import { chipText } from './chip-text';
import { StateIcon } from './state/StateIcon';
import { stateColors } from './state/state-colors';
import { stateLabel } from './state/state-label';

interface StateChipProps {
  readonly state: State;
  readonly count: number;
  readonly pressed: boolean;
  readonly onToggle: () => void;
}

/** How many certificates are in a state; pressed, only those are shown. */
export function StateChip({ state, count, pressed, onToggle }: StateChipProps) {
  const styles = useStyles2(getStyles, state);
  return (
    <button type="button" className={styles.chip} aria-pressed={pressed} onClick={onToggle}>
      <StateIcon state={state} size={10} decorative />
      {t('chip.count', '{{count, number}} {{state}}', { count, state: stateLabel(state) })}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2, state: State) => {
  const { text, background, border } = stateColors(theme, state);
  return {
    chip: css({
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      height: theme.spacing(3),
      padding: theme.spacing(0, 1),
      border: `1px solid ${border}`,
      borderRadius: theme.shape.radius.default,
      background,
      color: chipText(theme, text),
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
      '&:hover': { borderColor: text },
      '&[aria-pressed="true"]': { borderColor: text, boxShadow: `inset 0 0 0 1px ${text}` },
    }),
  };
};
