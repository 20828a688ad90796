import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { StateIcon } from '../../components/state/StateIcon';

/** The head of a slot's page: its state, and what is there. */
export function SlotTitle({ slot: { state, title } }: { slot: SlotDetails }) {
  const styles = useStyles2(getStyles);
  return (
    <h1 className={styles.title}>
      <StateIcon state={state} size={20} />
      <span className={styles.name}>{title}</span>
    </h1>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), minWidth: 0 }),
  name: css({ overflowWrap: 'anywhere' }),
});
