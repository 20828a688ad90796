import { css, keyframes } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../components/state/palette';

/** Grey rows where the first answer will be. */
export function Skeleton({ rows }: { rows: number }) {
  const styles = useStyles2(getStyles);
  return (
    <div role="status" aria-label={t('skeleton.label', 'Loading')} className={styles.box}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} style={{ width: `${92 - ((row * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

const pulse = keyframes({ '50%': { opacity: 0.45 } });

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    box: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), padding: theme.spacing(1.5) }),
    row: css({
      height: theme.spacing(1.5),
      borderRadius: theme.shape.radius.default,
      background: colors.background.secondary,
      [theme.transitions.handleMotion('no-preference')]: { animation: `${pulse} 1.6s ease-in-out infinite` },
    }),
  };
};
