import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../state/palette';
import { barStyles } from './bar-styles';

/** What the shapes mean, drawn with the very styles of the bars. */
export function RunwayLegend() {
  const styles = useStyles2(legendStyles);
  const bars = useStyles2(barStyles);
  const piece = (kind: string) => (
    <i className={styles.swatch}>
      <i className={cx(bars.segment, styles.piece, kind)} />
    </i>
  );
  const mark = (kind: string) => (
    <i className={cx(styles.swatch, styles.slim)}>
      <i className={cx(kind, styles.mark)} />
    </i>
  );
  return (
    <div className={styles.legend}>
      <span>
        {piece(bars.valid)}
        <Trans i18nKey="runway.legend.valid">valid</Trans>
      </span>
      <span>
        {piece(bars.warning)}
        <Trans i18nKey="runway.legend.warning">warning zone</Trans>
      </span>
      <span>
        {piece(bars.critical)}
        <Trans i18nKey="runway.legend.critical">critical zone</Trans>
      </span>
      <span>
        {piece(bars.expired)}
        <Trans i18nKey="runway.legend.expired">expired</Trans>
      </span>
      <span>
        {mark(bars.due)}
        <Trans i18nKey="runway.legend.due">renewal due</Trans>
      </span>
      <span>
        {mark(cx(bars.due, bars.overdue))}
        <Trans i18nKey="runway.legend.overdue">overdue</Trans>
      </span>
      <span>
        {mark(bars.renewed)}
        <Trans i18nKey="runway.legend.renewed">renewed</Trans>
      </span>
      <span>
        {piece(bars.unreadable)}
        <Trans i18nKey="runway.legend.unreadable">last good reading</Trans>
      </span>
    </div>
  );
}

function legendStyles(theme: GrafanaTheme2) {
  const { text, border } = paletteOf(theme);
  return {
    legend: css({
      display: 'flex',
      flexWrap: 'wrap',
      gap: '2px 16px',
      padding: '6px 12px',
      borderTop: `1px solid ${border.weak}`,
      color: text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      '& > span': { display: 'inline-flex', alignItems: 'center', gap: 6, whiteSpace: 'nowrap' },
    }),
    swatch: css({ position: 'relative', width: 22, height: 14, flex: 'none' }),
    slim: css({ width: 10, '--mark-inset': '0px' }),
    piece: css({ left: 0, right: 0, '--bar-height': '10px' }),
    mark: css({ left: 5 }),
  };
}
