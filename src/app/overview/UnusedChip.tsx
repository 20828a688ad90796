import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../components/state/palette';

interface UnusedChipProps {
  readonly count: number;
  readonly shown: boolean;
  readonly onToggle: () => void;
}

/** How many certificates nothing uses; they are hidden until it is pressed. */
export function UnusedChip({ count, shown, onToggle }: UnusedChipProps) {
  const styles = useStyles2(getStyles);
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={shown}
      title={t('filter.unused-help', 'No Ingress, Gateway, Pod, webhook or Certificate refers to them')}
      onClick={onToggle}
    >
      {shown
        ? t('filter.unused-shown', '{{count, number}} unused shown', { count })
        : t('filter.unused-hidden', '{{count, number}} unused hidden', { count })}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { border, text } = paletteOf(theme);
  return {
    chip: css({
      height: theme.spacing(3),
      padding: theme.spacing(0, 1),
      border: `1px solid ${border.medium}`,
      borderRadius: theme.shape.radius.default,
      background: 'none',
      color: text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
      '&:hover': { borderColor: text.secondary, color: text.primary },
      '&[aria-pressed="true"]': { borderColor: text.secondary, boxShadow: `inset 0 0 0 1px ${text.secondary}` },
    }),
  };
};
