import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { STATES, type State } from '@notafter/core';
import { paletteOf } from '../state/palette';
import { stateColors } from '../state/state-colors';

export const LINE_HEIGHT_PX = 26;
export const INDENT_PX = 18;

export function trustStyles(theme: GrafanaTheme2) {
  const { text, action, primary, border, background } = paletteOf(theme);
  const red = theme.visualization.getColorByName('red');
  const small = theme.typography.bodySmall.fontSize;
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
    root: css({ position: 'relative', display: 'flex', flexDirection: 'column', minWidth: 0 }),
    grid: css({ position: 'relative', display: 'flex', flexDirection: 'column', flex: '0 1 auto', minHeight: 0 }),
    scroller: css({
      position: 'relative',
      zIndex: 1,
      minHeight: 0,
      overflowX: 'hidden',
      overflowY: 'auto',
      scrollbarWidth: 'thin',
      overscrollBehavior: 'contain',
    }),
    page: css({ position: 'relative' }),
    line: css({
      position: 'absolute',
      left: 0,
      right: 0,
      top: 0,
      height: LINE_HEIGHT_PX,
      display: 'grid',
      gridTemplateColumns: 'var(--trust-name) 60px var(--runway-chart)',
      columnGap: 6,
      alignItems: 'center',
      paddingLeft: 12,
      paddingRight: 'var(--runway-right)',
      fontSize: small,
      cursor: 'pointer',
      '&:hover': { background: action.hover },
      '&:focus-visible': { outline: `2px solid ${primary.main}`, outlineOffset: -2 },
    }),
    narrow: css({ gridTemplateColumns: 'var(--trust-name) 60px' }),
    name: css({ display: 'flex', alignItems: 'center', gap: 6, minWidth: 0 }),
    toggle: css({ display: 'flex', flex: 'none', width: 16, color: text.secondary }),
    icon: css({ display: 'flex', flex: 'none' }),
    title: css({ ...oneLine, '& a:hover': { textDecoration: 'underline' } }),
    authority: css({ fontWeight: theme.typography.fontWeightMedium }),
    missing: css({
      ...oneLine,
      padding: '0 6px',
      border: `1px dashed ${border.strong}`,
      borderRadius: theme.shape.radius.default,
      color: text.secondary,
    }),
    note: css({ ...oneLine, flex: 'none', maxWidth: '45%', color: text.secondary, fontSize: 11 }),
    remaining: css({ textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
    chart: css({ position: 'relative', height: '100%', minWidth: 0 }),
    worthless: css({
      position: 'absolute',
      top: 'calc(50% - 8px)',
      height: 16,
      borderLeft: `1.5px solid ${red}`,
      background: `repeating-linear-gradient(135deg, ${colorManipulator.alpha(red, 0.8)} 0 2px, transparent 2px 6px)`,
    }),
    empty: css({
      padding: theme.spacing(4),
      textAlign: 'center',
      color: text.secondary,
      background: background.primary,
    }),
  };
}
