import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { RemedyStep } from '@notafter/core';
import React from 'react';
import { CopyCommand } from './CopyCommand';

/** What to do, in its order, with the commands to copy. */
export function RemedySteps({ remedy }: { remedy: readonly RemedyStep[] }) {
  const styles = useStyles2(getStyles);
  return (
    <ol className={styles.steps}>
      {remedy.map(({ text, command }, step) => (
        <li key={step}>
          <span className={styles.step}>
            {text}
            {command !== undefined && <CopyCommand command={command} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({ margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(3) }),
  step: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0.5, 1),
    minWidth: 0,
    padding: theme.spacing(0.25, 0),
    overflowWrap: 'anywhere',
  }),
});
