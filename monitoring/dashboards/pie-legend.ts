import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import { LegendDisplayMode, LegendPlacement } from '@grafana/grafana-foundation-sdk/common';
import { type PieChartLegendOptions, PieChartLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/piechart';

/** Says which part is whose, below the pie. */
export function pieLegend(): Builder<PieChartLegendOptions> {
  return new PieChartLegendOptionsBuilder()
    .showLegend(true)
    .displayMode(LegendDisplayMode.List)
    .placement(LegendPlacement.Bottom)
    .values([]);
}
