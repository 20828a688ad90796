import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';

/** A colour for small words on its own tint: the light theme's text colours miss a contrast of 4.5 there (WCAG 1.4.3). */
export function chipText(theme: GrafanaTheme2, text: string): string {
  return theme.isLight && text.startsWith('#') ? colorManipulator.darken(text, 0.2) : text;
}
