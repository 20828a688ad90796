import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from './state/palette';

/** A filter that is on, and the way to take it off. */
export function FilterChip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.chip}>
      <span className={styles.text} title={text}>
        {text}
      </span>
      <button
        type="button"
        className={styles.remove}
        aria-label={t('filter.remove', 'Remove filter {{- text}}', { text })}
        onClick={onRemove}
      >
        <Icon name="times" size="sm" />
      </button>
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    chip: css({
      display: 'inline-flex',
      alignItems: 'center',
      minWidth: 0,
      maxWidth: '100%',
      height: theme.spacing(3),
      paddingLeft: theme.spacing(1),
      border: `1px solid ${colors.border.medium}`,
      borderRadius: theme.shape.radius.default,
      background: colors.background.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
    remove: css({
      display: 'inline-flex',
      padding: theme.spacing(0.5),
      border: 'none',
      background: 'none',
      color: colors.text.secondary,
      '&:hover': { color: colors.text.primary },
    }),
  };
};
