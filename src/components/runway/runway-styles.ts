import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { paletteOf } from '../state/palette';

export function runwayStyles(theme: GrafanaTheme2) {
  const { text, background } = paletteOf(theme);
  return {
    root: css({ position: 'relative', display: 'flex', flexDirection: 'column', minWidth: 0 }),
    grid: css({ position: 'relative', display: 'flex', flexDirection: 'column', flex: '0 1 auto', minHeight: 0 }),
    chart: css({ position: 'absolute', left: 'var(--runway-left)', width: 0, height: 0 }),
    scroller: css({
      position: 'relative',
      zIndex: 1,
      flex: '0 1 auto',
      minHeight: 0,
      overflowX: 'hidden',
      overflowY: 'auto',
      scrollbarWidth: 'thin',
      overscrollBehavior: 'contain',
    }),
    page: css({ position: 'relative' }),
    section: css({ position: 'absolute', left: 0, right: 0 }),
    empty: css({
      padding: theme.spacing(4),
      textAlign: 'center',
      color: text.secondary,
      // No line of the axis crosses the words.
      background: background.primary,
    }),
  };
}
