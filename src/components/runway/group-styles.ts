import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { paletteOf } from '../state/palette';
import { GROUP_HEIGHT_PX } from './layout';

export function groupStyles(theme: GrafanaTheme2) {
  const { text, background, border, primary, action } = paletteOf(theme);
  return {
    group: css({
      position: 'sticky',
      top: 0,
      zIndex: 1,
      height: GROUP_HEIGHT_PX,
      display: 'flex',
      alignItems: 'center',
      paddingLeft: 12,
      background: background.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      cursor: 'pointer',
      '&:focus-visible': { outline: `2px solid ${primary.main}`, outlineOffset: -2 },
    }),
    // Alone in its box it never sticks: the lines of the axis may shine through.
    bare: css({
      background: 'transparent',
      borderBottom: `1px solid ${border.weak}`,
      '&:hover': { background: action.hover },
    }),
    head: css({
      flex: '0 0 auto',
      width: 'calc(var(--runway-left) - 12px)',
      paddingRight: 8,
      display: 'flex',
      alignItems: 'center',
      gap: 5,
      minWidth: 0,
    }),
    wide: css({ width: '100%', paddingRight: 14 }),
    arrow: css({
      flex: 'none',
      width: 0,
      height: 0,
      marginRight: 2,
      borderLeft: '4px solid transparent',
      borderRight: '4px solid transparent',
      borderTop: `5px solid ${text.secondary}`,
    }),
    closed: css({ transform: 'rotate(-90deg)' }),
    name: css({
      fontWeight: theme.typography.fontWeightMedium,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      unicodeBidi: 'isolate',
    }),
    count: css({ color: text.secondary, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
    counts: css({
      marginLeft: 'auto',
      display: 'flex',
      gap: 8,
      color: text.secondary,
      fontVariantNumeric: 'tabular-nums',
      '& > *': { display: 'inline-flex', alignItems: 'center', gap: 3 },
    }),
    density: css({ '& > svg': { display: 'block' } }),
  };
}
