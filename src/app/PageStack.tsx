import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

/** The parts of a page below one another. */
export function PageStack({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={styles.stack}>{children}</div>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  stack: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
    minWidth: 0,
    // An alert brings a margin of its own.
    '> [role="alert"], > [role="status"]': { marginBottom: 0 },
  }),
});
