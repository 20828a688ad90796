import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { paletteOf } from '../state/palette';
import { stateColors } from '../state/state-colors';
import { ROW_HEIGHT_PX } from './row-styles';

/** The looks of a bar's pieces, by the kinds of `bar.ts`. Only a bar's tail is loud. */
export function barStyles(theme: GrafanaTheme2) {
  const { alpha } = colorManipulator;
  const { text, background } = paletteOf(theme);
  const color = (name: string) => theme.visualization.getColorByName(name);
  const hatch = (name: string) =>
    `repeating-linear-gradient(135deg, ${alpha(color(name), 0.75)} 0 2px, ${alpha(color(name), 0.18)} 2px 6px)`;
  const edge = 'linear-gradient(to right, transparent, black 48px)';
  return {
    bar: css({ position: 'relative', height: '100%', overflow: 'hidden' }),
    thin: css({ '--bar-height': '6px', '--mark-inset': '0px' }),
    pieces: css({ position: 'absolute', inset: 0 }),
    faded: css({ maskImage: edge, WebkitMaskImage: edge }),
    segment: css({
      position: 'absolute',
      top: 'calc(50% - var(--bar-height, 12px) / 2)',
      height: 'var(--bar-height, 12px)',
      borderRadius: 2,
    }),
    valid: css({ background: alpha(color('green'), 0.28) }),
    warning: css({ background: alpha(color('orange'), theme.isDark ? 0.75 : 0.8) }),
    critical: css({ background: alpha(color('red'), 0.85) }),
    expired: css({ background: alpha(color('dark-red'), 0.5) }),
    'not-yet-valid': css({ background: hatch('blue'), border: `1px solid ${alpha(color('blue'), 0.6)}` }),
    unreadable: css({ background: alpha(color('purple'), 0.15), border: `1px dashed ${color('purple')}` }),
    inactive: css({ background: alpha(text.disabled, 0.22) }),
    overrun: css({
      position: 'absolute',
      top: 'calc(50% - 1px)',
      height: 2,
      background: `repeating-linear-gradient(to right, ${color('dark-red')} 0 3px, transparent 3px 6px)`,
    }),
    renewed: css({
      position: 'absolute',
      top: 'var(--mark-inset, 4px)',
      bottom: 'var(--mark-inset, 4px)',
      width: 1.5,
      background: text.secondary,
    }),
    due: css({
      position: 'absolute',
      top: 'calc(50% - 4px)',
      width: 8,
      height: 8,
      marginLeft: -4,
      transform: 'rotate(45deg)',
      border: `1.3px solid ${text.primary}`,
      background: background.primary,
    }),
    overdue: css({
      borderColor: background.primary,
      outline: `1px solid ${color('orange')}`,
      background: color('orange'),
    }),
    now: css({ position: 'absolute', top: 0, bottom: 0, width: 1.5, background: text.primary }),
    note: css({
      position: 'absolute',
      top: 0,
      right: 0,
      lineHeight: `${ROW_HEIGHT_PX}px`,
      fontSize: 11,
      whiteSpace: 'nowrap',
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      unicodeBidi: 'isolate',
    }),
    overdueNote: css({ color: stateColors(theme, 'warning').text }),
    unreadableNote: css({ color: stateColors(theme, 'unreadable').text }),
    plainNote: css({ color: text.secondary }),
  };
}
