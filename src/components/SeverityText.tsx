import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { Severity } from '@notafter/core';
import React from 'react';
import { chipText } from './chip-text';
import { paletteOf } from './state/palette';

/** How bad a finding is, in a word. */
export function SeverityText({ severity }: { severity: Severity }) {
  const styles = useStyles2(getStyles, severity);
  return <span className={styles.text}>{severityLabel(severity)}</span>;
}

function severityLabel(severity: Severity): string {
  switch (severity) {
    case 'critical':
      return t('severity.critical', 'critical');
    case 'warning':
      return t('severity.warning', 'warning');
    case 'info':
      return t('severity.info', 'info');
  }
}

const getStyles = (theme: GrafanaTheme2, severity: Severity) => {
  const { error, warning, info } = paletteOf(theme);
  const colors = { critical: error, warning, info }[severity];
  return {
    text: css({
      padding: theme.spacing(0, 0.75),
      border: `1px solid ${colors.borderTransparent}`,
      borderRadius: theme.shape.radius.default,
      background: colors.transparent,
      color: chipText(theme, colors.text),
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'nowrap',
    }),
  };
};
