import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { STATES, type State } from '@notafter/core';
import { paletteOf } from '../state/palette';
import { stateColors } from '../state/state-colors';

export const CELL_PX = 16;
export const GAP_PX = 2;
export const WEEKDAY_PX = 32;

export function calendarStyles(theme: GrafanaTheme2) {
  const { text, border, background, action, primary } = paletteOf(theme);
  const label = { fontSize: 10, lineHeight: `${CELL_PX}px`, fontWeight: theme.typography.fontWeightRegular } as const;
  const fills = Object.fromEntries(
    STATES.map((state) => {
      const { bar } = stateColors(theme, state);
      const alpha = state === 'valid' ? 0.28 : 0.42;
      return [state, css({ background: colorManipulator.alpha(bar, alpha), boxShadow: `inset 0 0 0 1px ${bar}` })];
    })
  ) as Record<State, string>;
  return {
    ...fills,
    root: css({ display: 'flex', flexDirection: 'column', minWidth: 0, minHeight: 0, overflow: 'auto' }),
    bar: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      padding: theme.spacing(1, 1.5),
    }),
    space: css({ flex: 1 }),
    body: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: theme.spacing(1, 3), minWidth: 0 }),
    scroller: css({ overflowX: 'auto', minWidth: 0, maxWidth: '100%', padding: theme.spacing(0.5, 1.5, 1.5) }),
    grid: css({ borderCollapse: 'separate', borderSpacing: GAP_PX, tableLayout: 'fixed', width: 'max-content' }),
    month: css({ ...label, padding: 0, textAlign: 'left', color: text.secondary, whiteSpace: 'nowrap' }),
    weekday: css({
      ...label,
      width: WEEKDAY_PX,
      padding: 0,
      textAlign: 'left',
      color: text.secondary,
      position: 'sticky',
      left: 0,
      background: background.primary,
    }),
    day: css({
      width: CELL_PX,
      height: CELL_PX,
      minWidth: CELL_PX,
      padding: 0,
      borderRadius: 2,
      fontSize: 9,
      lineHeight: `${CELL_PX}px`,
      textAlign: 'center',
      color: text.primary,
      fontVariantNumeric: 'tabular-nums',
      cursor: 'pointer',
      '&:hover': { outline: `1px solid ${text.secondary}` },
      '&:focus-visible': { outline: `2px solid ${primary.main}`, outlineOffset: 1 },
    }),
    empty: css({ background: background.secondary }),
    weekend: css({ background: action.hover }),
    past: css({ opacity: 0.5 }),
    today: css({ outline: `2px solid ${text.primary}` }),
    chosen: css({ outline: `2px solid ${primary.main}`, outlineOffset: 1 }),
    agenda: css({ flex: '1 1 280px', minWidth: 0, padding: theme.spacing(0.5, 1.5, 1.5) }),
    agendaTitle: css({
      margin: 0,
      fontSize: theme.typography.body.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    list: css({ margin: 0, padding: 0, listStyle: 'none' }),
    entry: css({
      display: 'grid',
      gridTemplateColumns: '16px minmax(0, 1fr) auto',
      columnGap: theme.spacing(1),
      alignItems: 'center',
      padding: theme.spacing(0.5, 0),
      borderBottom: `1px solid ${border.weak}`,
    }),
    name: css({ overflowWrap: 'anywhere', unicodeBidi: 'isolate' }),
    place: css({
      gridColumn: '2 / -1',
      color: text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      overflowWrap: 'anywhere',
      unicodeBidi: 'isolate',
    }),
    when: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
    hint: css({ margin: 0, color: text.secondary }),
  };
}
