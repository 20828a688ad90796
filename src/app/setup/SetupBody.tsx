import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

/** What a card of this page holds, below its title. */
export function SetupBody({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.body}>{children}</div>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  body: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.5, 1.5, 1.5),
    '> [role="alert"], > [role="status"]': { marginBottom: 0 },
    '> ul': { listStyle: 'none', margin: 0 },
  }),
});
