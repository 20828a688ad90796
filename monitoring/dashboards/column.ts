import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';

export interface ColumnLook {
  /** In pixels; a column without one shares what is left. */
  readonly width?: number;
  readonly minWidth?: number;
  /** In the colours that the data source or a mapping gives its values: words, from the left. */
  readonly coloured?: boolean;
  readonly wrapped?: boolean;
}

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
