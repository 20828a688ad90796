import { DataqueryBuilder, PromQueryFormat, QueryEditorMode } from '@grafana/grafana-foundation-sdk/prometheus';

export interface PrometheusTarget {
  readonly expr: string;
  readonly refId?: string;
  readonly legend?: string;
}

/** The value of each series now, as rows of a table. */
export const tableQuery = ({ expr, refId = 'A' }: PrometheusTarget) =>
  new DataqueryBuilder()
    .refId(refId)
    .expr(expr)
    .editorMode(QueryEditorMode.Code)
    .instant()
    .format(PromQueryFormat.Table);

/** The value of each series now, one frame a series. */
export const instantQuery = ({ expr, refId = 'A', legend = '' }: PrometheusTarget) =>
  new DataqueryBuilder()
    .refId(refId)
    .expr(expr)
    .editorMode(QueryEditorMode.Code)
    .instant()
    .format(PromQueryFormat.TimeSeries)
    .legendFormat(legend);

/** Series over the time of the dashboard. */
export const rangeQuery = ({ expr, refId = 'A', legend = '' }: PrometheusTarget) =>
  new DataqueryBuilder()
    .refId(refId)
    .expr(expr)
    .editorMode(QueryEditorMode.Code)
    .range()
    .format(PromQueryFormat.TimeSeries)
    .legendFormat(legend);
