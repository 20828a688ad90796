import { css, keyframes } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { STATES, type State } from '@notafter/core';
import { paletteOf } from '../state/palette';
import { stateColors } from '../state/state-colors';
import { CARD_WIDTH_PX } from './card-position';

export function cardStyles(theme: GrafanaTheme2) {
  const { text, background, border } = paletteOf(theme);
  const appear = keyframes({ from: { opacity: 0 }, to: { opacity: 1 } });
  const anywhere = { overflowWrap: 'anywhere', unicodeBidi: 'isolate' } as const;
  const textOf = Object.fromEntries(
    STATES.map((state) => [state, css({ color: stateColors(theme, state).text })])
  ) as Record<State, string>;
  return {
    ...textOf,
    card: css({
      position: 'fixed',
      zIndex: theme.zIndex.tooltip,
      width: `min(${CARD_WIDTH_PX}px, calc(100vw - 12px))`,
      overflowY: 'auto',
      padding: theme.spacing(1.5),
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      background: background.elevated,
      border: `1px solid ${border.weak}`,
      borderRadius: theme.shape.radius.default,
      boxShadow: theme.shadows.z3,
      fontSize: theme.typography.bodySmall.fontSize,
      '@media (prefers-reduced-motion: no-preference)': { animation: `${appear} 100ms ease-out` },
    }),
    head: css({ display: 'flex', alignItems: 'center', gap: 6 }),
    title: css({
      ...anywhere,
      flex: 1,
      maxHeight: '4.5em',
      overflow: 'hidden',
      fontSize: theme.typography.body.fontSize,
      fontWeight: theme.typography.fontWeightMedium,
    }),
    note: css({ ...anywhere }),
    place: css({
      ...anywhere,
      color: text.secondary,
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: 11,
    }),
    facts: css({
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: '2px 12px',
      margin: `${theme.spacing(0.5)} 0 0`,
      '& dt': { color: text.secondary, fontWeight: 'normal', margin: 0 },
      '& dd': { ...anywhere, margin: 0, maxHeight: '6em', overflow: 'auto' },
    }),
    command: css({
      display: 'flex',
      alignItems: 'center',
      gap: 4,
      marginTop: theme.spacing(0.5),
      padding: '2px 2px 2px 8px',
      background: background.secondary,
      borderRadius: theme.shape.radius.default,
      '& code': {
        flex: 1,
        padding: 0,
        border: 'none',
        background: 'none',
        color: text.primary,
        overflowWrap: 'anywhere',
        whiteSpace: 'pre-wrap',
      },
    }),
  };
}
