import type { DynamicConfigValue, ValueMapping } from '@grafana/grafana-foundation-sdk/dashboard';

export interface ColumnLook {
  /** In pixels; a column without one shares what is left. */
  readonly width?: number;
  readonly minWidth?: number;
  /** In the colours that the data source or a mapping gives its values: words, from the left. */
  readonly coloured?: boolean;
  readonly wrapped?: boolean;
}

/** Whole days. */
export const DAYS: readonly DynamicConfigValue[] = [
  { id: 'unit', value: 'suffix: d' },
  { id: 'decimals', value: 0 },
];

/** A moment, to the second. */
export const MOMENT: readonly DynamicConfigValue[] = [
  { id: 'unit', value: 'dateTimeAsIso' },
  ...column({ width: 165 }),
];

/** A number that stands for a word. */
export const worded = (mapping: ValueMapping, width: number): readonly DynamicConfigValue[] => [
  ...column({ width, coloured: true }),
  { id: 'mappings', value: [mapping] },
];

/** A line, a bar or a number of this colour. */
export const coloured = (fixedColor: string): DynamicConfigValue => ({
  id: 'color',
  value: { mode: 'fixed', fixedColor },
});

/** How Grafana's table shows one column: the properties of an override by the column's name. */
export function column({ width, minWidth, coloured, wrapped }: ColumnLook): DynamicConfigValue[] {
  return [
    ...(width === undefined ? [] : [{ id: 'custom.width', value: width }]),
    ...(minWidth === undefined ? [] : [{ id: 'custom.minWidth', value: minWidth }]),
    ...(coloured === true
      ? [
          { id: 'custom.cellOptions', value: { type: 'color-text' } },
          { id: 'custom.align', value: 'left' },
        ]
      : []),
    ...(wrapped === true ? [{ id: 'custom.wrapText', value: true }] : []),
  ];
}
