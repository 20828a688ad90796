import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { State } from '@notafter/core';
import React from 'react';
import { StateIcon } from './state/StateIcon';
import { stateColors } from './state/state-colors';
import { stateLabel } from './state/state-label';

interface StateTextProps {
  readonly state: State;
  /** Said instead of the state's word. */
  readonly text?: string;
}

/** The icon of a state and its word. */
export function StateText({ state, text }: StateTextProps) {
  const styles = useStyles2(getStyles, state);
  return (
    <span className={cx(styles.text, text === undefined && styles.word)}>
      <StateIcon state={state} decorative /> {text ?? stateLabel(state)}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2, state: State) => ({
  text: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: stateColors(theme, state).text,
    '& > svg': { flex: 'none' },
  }),
  word: css({ whiteSpace: 'nowrap' }),
});
