import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

/** The data sources of a plugin, the default one first. Asked by type, Grafana would add its own "-- Grafana --". */
export function dataSourcesOf(pluginId: string): readonly DataSourceInstanceSettings[] {
  return getDataSourceSrv()
    .getList({ pluginId })
    .toSorted((one, other) => Number(other.isDefault ?? false) - Number(one.isDefault ?? false));
}
