import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  type DataSourceRef,
  LegendPlacement,
  StackingMode,
  StackingConfigBuilder,
  VizLegendOptionsBuilder,
} from '@grafana/grafana-foundation-sdk/common';
import {
  type DynamicConfigValue,
  type Threshold,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  type ValueMapping,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { PanelBuilder as StatBuilder } from '@grafana/grafana-foundation-sdk/stat';
import { PanelBuilder as TableBuilder } from '@grafana/grafana-foundation-sdk/table';
import { PanelBuilder as TimeSeriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { instantQuery, type PrometheusTarget, rangeQuery, tableQuery } from './prometheus-query.ts';

export interface PanelBasics {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly datasource: DataSourceRef;
  readonly at: readonly [x: number, y: number, width: number, height: number];
  /** What an empty panel says, where there is something to say; not of tables, which say it in every empty cell. */
  readonly whenEmpty?: string;
}

/** The parts of a panel that all kinds share. */
export function basics<P extends AnyPanel>(
  panel: P,
  { id, title, description, datasource, at, whenEmpty }: PanelBasics
) {
  const [x, y, w, h] = at;
  panel.id(id).title(title).description(description).datasource(datasource).gridPos({ x, y, w, h });
  if (whenEmpty !== undefined) {
    panel.noValue(whenEmpty);
  }
  return panel;
}

interface AnyPanel {
  id(id: number): this;
  title(title: string): this;
  description(description: string): this;
  datasource(datasource: DataSourceRef): this;
  gridPos(gridPos: { x: number; y: number; w: number; h: number }): this;
  noValue(text: string): this;
}

/** The numbers on top of a dashboard on this data source, side by side. */
export const onTop =
  (datasource: DataSourceRef) =>
  (id: number, title: string, description: string, x: number, width = 4): PanelBasics => ({
    id,
    title,
    description,
    datasource,
    at: [x, 0, width, 4],
  });

export interface StatLook {
  readonly unit?: string;
  readonly decimals?: number;
  readonly steps?: readonly Threshold[];
  readonly mappings?: readonly ValueMapping[];
  readonly overrides?: Readonly<Record<string, readonly DynamicConfigValue[]>>;
}

/** Seconds, in the largest unit alone: “6 days”, and not “5.71 weeks”. */
export const ROUND_DURATION: StatLook = { unit: 'dtdurations', decimals: 0 };

/** Big numbers, one a series. */
export function statPanel(panel: PanelBasics, targets: readonly PrometheusTarget[], look: StatLook = {}): StatBuilder {
  const { unit = 'short', decimals, steps = [{ value: null, color: 'text' }], mappings = [], overrides = {} } = look;
  const stat = basics(new StatBuilder(), panel)
    .targets(targets.map(instantQuery))
    .unit(unit)
    .mappings([...mappings])
    .thresholds(absolute(steps))
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .textMode(targets.length > 1 || targets[0]?.legend ? BigValueTextMode.ValueAndName : BigValueTextMode.Value)
    .reduceOptions({ build: () => ({ calcs: ['lastNotNull'], values: false, fields: '' }) });
  if (decimals !== undefined) {
    stat.decimals(decimals);
  }
  Object.entries(overrides).forEach(([name, properties]) => stat.overrideByName(name, [...properties]));
  return stat;
}

/** More than nothing is bad, in this colour. */
export const badFrom = (value: number, color: string): readonly Threshold[] => [
  { value: null, color: 'green' },
  { value, color },
];

export function absolute(steps: readonly Threshold[]) {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps([...steps]);
}

export interface TableColumn {
  /** A label, or `Value #X` of the query X; of a single query `Value`. */
  readonly name: string;
  readonly title: string;
  readonly look?: readonly DynamicConfigValue[];
}

/** A row a series, with exactly these columns; several queries are joined where their labels are the same. */
export function tablePanel(
  panel: PanelBasics,
  targets: readonly PrometheusTarget[],
  columns: readonly TableColumn[],
  sortBy: { readonly title: string; readonly desc?: boolean }
): TableBuilder {
  const table = basics(new TableBuilder(), panel)
    .targets(targets.map(tableQuery))
    .withTransformation({ id: 'merge', options: {} })
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Time: true },
        indexByName: Object.fromEntries(columns.map(({ name }, index) => [name, index])),
        renameByName: Object.fromEntries(columns.map(({ name, title }) => [name, title])),
      },
    })
    .filterable(true)
    .sortBy([{ build: () => ({ displayName: sortBy.title, desc: sortBy.desc ?? false }) }]);
  for (const { title, look } of columns) {
    if (look !== undefined) {
      table.overrideByName(title, [...look]);
    }
  }
  return table;
}

export interface SeriesLook {
  readonly unit?: string;
  readonly stacked?: boolean;
  readonly min?: number;
}

/** Lines over time. */
export function seriesPanel(
  panel: PanelBasics,
  targets: readonly PrometheusTarget[],
  { unit = 'short', stacked = false, min = 0 }: SeriesLook = {}
): TimeSeriesBuilder {
  const series = basics(new TimeSeriesBuilder(), panel)
    .targets(targets.map(rangeQuery) as Array<Builder<Dataquery>>)
    .unit(unit)
    .min(min)
    .fillOpacity(stacked ? 25 : 8)
    .legend(new VizLegendOptionsBuilder().showLegend(true).placement(LegendPlacement.Bottom).calcs([]));
  return stacked ? series.stacking(new StackingConfigBuilder().mode(StackingMode.Normal)) : series;
}
