import {
  type AdHocVariableFilter,
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type LegacyMetricFindQueryOptions,
  type MetricFindValue,
  type QueryFixAction,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { FIELDS } from '@notafter/core';
import type { Observable } from 'rxjs';
import { fieldLabel } from '../components/field/field-label';
import { abortable } from './abortable';
import { fromAdHocFilters } from './ad-hoc-filters';
import { annotationSupport } from './annotation-support';
import { checkConnection } from './check-connection';
import type { AgentClient } from './client';
import { createClient } from './create-client';
import { fieldValues, urgentValues } from './field-values';
import { interpolateFilters, interpolateQuery, type Replace } from './interpolate-query';
import { migrateQuery } from './migrate-query';
import { DEFAULT_QUERY, type FilterRow, type NotafterQuery } from './query';
import { queryInWords } from './query-in-words';
import { runQueries } from './run-queries';
import type { Settings } from './settings';
import { migrateVariableQuery, type VariableQuery } from './variable-query';
import { createVariableSupport } from './variable-support';

/** One configured agent. Grafana demands a class; what it does stands in the functions that it calls. */
export class NotafterDataSource extends DataSourceApi<NotafterQuery, Settings> {
  readonly client: AgentClient;
  private readonly clock: () => number;

  constructor(settings: DataSourceInstanceSettings<Settings>, clock: () => number = Date.now) {
    super(settings);
    this.client = createClient({ url: settings.url ?? '' });
    this.clock = clock;
    this.annotations = annotationSupport;
    this.variables = createVariableSupport(this);
  }

  getDefaultQuery(_app: CoreApp): Partial<NotafterQuery> {
    return DEFAULT_QUERY;
  }

  filterQuery(query: NotafterQuery): boolean {
    return query.hide !== true;
  }

  getQueryDisplayText(query: NotafterQuery): string {
    return queryInWords(migrateQuery(query));
  }

  query(request: DataQueryRequest<NotafterQuery>): Observable<DataQueryResponse> {
    const { range, scopedVars, filters, timezone, app } = request;
    const shown = request.targets.filter((query) => this.filterQuery(query));
    const targets = this.interpolateVariablesInQueries(shown, scopedVars, filters);
    const context = {
      range: { from: range.from.valueOf(), to: range.to.valueOf() },
      nowMs: this.clock(),
      timeZone: timezone,
      asker: app === CoreApp.Explore ? ('explore' as const) : ('panel' as const),
    };
    return abortable((signal) => runQueries(this.client, targets, { ...context, signal }));
  }

  testDatasource(): Promise<TestDataSourceResponse> {
    return checkConnection(this.client);
  }

  interpolateVariablesInQueries(
    queries: NotafterQuery[],
    scopedVars: ScopedVars,
    adHocFilters: AdHocVariableFilter[] = []
  ): NotafterQuery[] {
    const replace = replaceWith(scopedVars);
    return queries.map(migrateQuery).map((stored) => {
      const query = interpolateQuery(stored, replace);
      return { ...query, filters: [...(query.filters ?? []), ...fromAdHocFilters(adHocFilters)] };
    });
  }

  /** The values of a field under filters, for variables and suggestions. */
  valuesOf(field: string, rows: readonly FilterRow[], scopedVars: ScopedVars = {}, signal?: AbortSignal) {
    const filters = interpolateFilters(rows, replaceWith(scopedVars));
    return fieldValues(this.client, field, filters, { nowMs: this.clock(), signal });
  }

  /** The same, that of the certificate which needs somebody soonest first. */
  urgentValuesOf(field: string, rows: readonly FilterRow[], scopedVars: ScopedVars = {}, signal?: AbortSignal) {
    const filters = interpolateFilters(rows, replaceWith(scopedVars));
    return urgentValues(this.client, field, filters, { nowMs: this.clock(), signal });
  }

  metricFindQuery(
    query: string | VariableQuery,
    options: LegacyMetricFindQueryOptions = {}
  ): Promise<MetricFindValue[]> {
    const { field, filters = [] } = migrateVariableQuery(query);
    return this.valuesOf(field, filters, options.scopedVars);
  }

  async getTagKeys(): Promise<MetricFindValue[]> {
    return FIELDS.map(({ name }) => ({ text: fieldLabel(name), value: name }));
  }

  getTagValues({ key, filters }: DataSourceGetTagValuesOptions<NotafterQuery>): Promise<MetricFindValue[]> {
    return this.valuesOf(key, fromAdHocFilters(filters.filter((filter) => filter.key !== key)));
  }

  /** "Filter for value" and "Filter out value" in Explore. */
  modifyQuery(query: NotafterQuery, { type, options }: QueryFixAction): NotafterQuery {
    const field = options?.key;
    if (field === undefined || (type !== 'ADD_FILTER' && type !== 'ADD_FILTER_OUT')) {
      return query;
    }
    const operator = type === 'ADD_FILTER' ? '=' : '!=';
    return { ...query, filters: [...(query.filters ?? []), { field, operator, value: options?.value ?? '' }] };
  }
}

function replaceWith(scopedVars: ScopedVars): Replace {
  return (text, format) => getTemplateSrv().replace(text, scopedVars, format);
}
