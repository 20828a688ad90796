import type { DataSourceInstanceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';

/** Listed unless a plugin is asked for. */
const GRAFANAS_OWN = { type: 'datasource', uid: 'grafana', name: '-- Grafana --' };

/** The data sources that Grafana knows. */
export function provideDataSources(sources: ReadonlyArray<Partial<DataSourceInstanceSettings>>): void {
  setDataSourceSrv({
    getList: ({ pluginId }: { pluginId?: string } = {}) =>
      pluginId === undefined ? [...sources, GRAFANAS_OWN] : sources.filter(({ type }) => type === pluginId),
  } as unknown as DataSourceSrv);
}
