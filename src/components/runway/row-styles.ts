import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { STATES, type State } from '@notafter/core';
import { paletteOf } from '../state/palette';
import { stateColors } from '../state/state-colors';

/** The theme's small text; places are cut to fit it. */
export const ROW_FONT_PX = 12;
export const ROW_HEIGHT_PX = 26;
export const NARROW_ROW_HEIGHT_PX = 44;

export function rowStyles(theme: GrafanaTheme2) {
  const { text, action, primary } = paletteOf(theme);
  const oneLine = {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
  } as const;
  const textOf = Object.fromEntries(
    STATES.map((state) => [state, css({ color: stateColors(theme, state).text })])
  ) as Record<State, string>;
  return {
    ...textOf,
    row: css({
      position: 'absolute',
      left: 0,
      right: 0,
      top: 0,
      height: ROW_HEIGHT_PX,
      display: 'grid',
      gridTemplateColumns: '16px var(--runway-title) var(--runway-place) 60px var(--runway-chart)',
      columnGap: 6,
      paddingLeft: 12,
      paddingRight: 'var(--runway-right)',
      alignItems: 'center',
      fontSize: ROW_FONT_PX,
      cursor: 'pointer',
      '&:hover': { background: action.hover },
      '&:focus-visible': { outline: `2px solid ${primary.main}`, outlineOffset: -2 },
    }),
    pinned: css({ background: action.selected }),
    narrow: css({
      height: NARROW_ROW_HEIGHT_PX,
      gridTemplateColumns: '16px var(--runway-title) var(--runway-place) 60px',
      gridTemplateRows: '26px 10px',
      '& > :nth-child(5)': { gridColumn: '1 / -1', height: 10 },
    }),
    icon: css({ display: 'flex' }),
    title: css({
      ...oneLine,
      fontWeight: theme.typography.fontWeightMedium,
      '& a:hover': { textDecoration: 'underline' },
    }),
    place: css({ ...oneLine, color: text.secondary }),
    // At its end, also where it is wider: “10 mo ago” stays clear of the bar.
    remaining: css({ justifySelf: 'end', paddingRight: 2, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
    chart: css({ height: '100%', minWidth: 0 }),
  };
}
