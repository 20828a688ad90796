import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type { State } from '@notafter/core';
import { type Palette, paletteOf } from './palette';

/** The colours of one state: `text` for words and icons, `background` and `border` for a chip, `bar` for charts. */
export interface StateColors {
  readonly text: string;
  readonly background: string;
  readonly border: string;
  readonly bar: string;
}

/** The colours of a state in this theme. Charts use `bar` only: its red is not the red of `text`. */
export function stateColors(theme: GrafanaTheme2, state: State): StateColors {
  const colors = paletteOf(theme);
  const bar = (name: string) => theme.visualization.getColorByName(name);
  switch (state) {
    case 'valid':
      return { ...chip(colors.success), bar: bar('green') };
    case 'warning':
      return { ...chip(colors.warning), bar: bar('orange') };
    case 'critical':
      return { ...chip(colors.error), bar: bar('red') };
    case 'expired':
      return { ...chip(colors.error), bar: bar('dark-red') };
    case 'not-yet-valid':
      return { ...chip(colors.info), bar: bar('blue') };
    case 'unreadable':
      return {
        // Light purple on white would miss the contrast that small text needs.
        text: bar(theme.isDark ? 'purple' : 'dark-purple'),
        background: colorManipulator.alpha(bar('purple'), 0.15),
        border: colorManipulator.alpha(bar('purple'), 0.25),
        bar: bar('purple'),
      };
    case 'silenced':
    case 'superseded':
      return {
        text: colors.text.disabled,
        background: 'transparent',
        border: colors.border.medium,
        bar: colors.text.disabled,
      };
  }
}

function chip({ text, transparent, borderTransparent }: Palette['success']) {
  return { text, background: transparent, border: borderTransparent };
}
