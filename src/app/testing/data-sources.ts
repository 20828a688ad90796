import type { DataSourceInstanceSettings } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';

/** The data sources that Grafana knows. */
export function provideDataSources(sources: ReadonlyArray<Partial<DataSourceInstanceSettings>>): void {
  setDataSourceSrv({
    getList: ({ type }: { type?: string } = {}) =>
      sources.filter((source) => type === undefined || source.type === type),
  } as unknown as DataSourceSrv);
}
