import { css } from '@emotion/css';
import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import { paletteOf } from '../state/palette';

export const AXIS_HEIGHT_PX = 26;

export function axisStyles(theme: GrafanaTheme2) {
  const { text, background, border, primary } = paletteOf(theme);
  const small = theme.typography.bodySmall.fontSize;
  const onChart = {
    position: 'absolute',
    left: 'var(--runway-left)',
    width: 'var(--runway-chart)',
    pointerEvents: 'none',
  } as const;
  const line = { position: 'absolute', top: 0, bottom: 0, width: 1 } as const;
  return {
    head: css({ position: 'relative', height: AXIS_HEIGHT_PX, flex: 'none' }),
    unseen: css({
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    }),
    axis: css({
      position: 'absolute',
      left: 'var(--runway-left)',
      width: 'var(--runway-chart)',
      top: 0,
      bottom: 0,
      cursor: 'crosshair',
      userSelect: 'none',
    }),
    label: css({
      position: 'absolute',
      top: 3,
      transform: 'translateX(-50%)',
      color: text.secondary,
      fontSize: small,
      whiteSpace: 'nowrap',
    }),
    now: css({
      position: 'absolute',
      top: 3,
      transform: 'translateX(-50%)',
      padding: '0 6px',
      borderRadius: 4,
      background: text.primary,
      color: background.primary,
      fontSize: 11,
      lineHeight: '18px',
      fontWeight: 600,
    }),
    reset: css({ position: 'absolute', left: 12, top: 1, zIndex: 3 }),
    lines: css({ ...onChart, top: AXIS_HEIGHT_PX - 4, bottom: 0 }),
    line: css({ ...line, background: border.weak }),
    marks: css({ ...onChart, top: AXIS_HEIGHT_PX - 6, bottom: 0, zIndex: 2 }),
    nowLine: css({ ...line, width: 1.5, marginLeft: -1, background: text.primary }),
    selection: css({
      ...line,
      background: colorManipulator.alpha(primary.main, 0.15),
      border: `1px solid ${colorManipulator.alpha(primary.main, 0.5)}`,
      borderWidth: '0 1px',
    }),
  };
}
