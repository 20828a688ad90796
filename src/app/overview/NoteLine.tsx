import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../components/state/palette';

/** What a reader must know of a card beside what it shows, as what a limit cut off; nothing without a text. */
export function NoteLine({ texts }: { texts: readonly string[] }) {
  const styles = useStyles2(getStyles);
  return texts.length === 0 ? null : <p className={styles.note}>{texts.join(' · ')}</p>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  note: css({
    margin: 0,
    padding: theme.spacing(0, 1.5, 1),
    color: paletteOf(theme).warning.text,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
