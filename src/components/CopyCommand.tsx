import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from './state/palette';

/** A command to copy; where it does not fit it is cut, and copied whole. */
export function CopyCommand({ command }: { command: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.box}>
      <code className={styles.code} title={command}>
        {command}
      </code>
      <ClipboardButton
        getText={() => command}
        icon="copy"
        fill="text"
        size="sm"
        variant="secondary"
        aria-label={t('copy.command', 'Copy {{- command}}', { command })}
        tooltip={t('copy.tooltip', 'Copy')}
      />
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    box: css({
      display: 'inline-flex',
      alignItems: 'center',
      minWidth: 0,
      maxWidth: '100%',
      borderRadius: theme.shape.radius.default,
      background: colors.background.secondary,
    }),
    code: css({
      flex: '1 1 auto',
      minWidth: 0,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      padding: theme.spacing(0.25, 1),
      margin: 0,
      border: 'none',
      background: 'transparent',
      color: colors.text.primary,
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
  };
};
