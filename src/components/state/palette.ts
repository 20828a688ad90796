import type { GrafanaTheme2 } from '@grafana/data';

type Defined<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [Key in keyof T]-?: Defined<Exclude<T[Key], undefined>> }
    : T;

export type Palette = Defined<GrafanaTheme2['colors']>;

/** The theme's colours without the `undefined` that exactOptionalPropertyTypes finds in their declared types: Grafana fills in all of them. */
export function paletteOf(theme: GrafanaTheme2): Palette {
  return theme.colors as Palette;
}
