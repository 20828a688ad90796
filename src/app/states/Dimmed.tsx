import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

/** What is shown is old: still to be read and used, but visibly not of now. */
export function Dimmed({ when, children }: { when: boolean; children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return <div className={when ? styles.dimmed : undefined}>{children}</div>;
}

const getStyles = () => ({ dimmed: css({ opacity: 0.7, filter: 'saturate(0.6)' }) });
