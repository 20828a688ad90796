import { type DataSourceSrv, getDataSourceSrv } from '@grafana/runtime';
import { grafanaRequest } from './grafana-request';

export interface DataSourceChoice {
  readonly uid: string;
  readonly name: string;
}

interface NewDataSource {
  readonly type: string;
  readonly name: string;
  readonly url: string;
}

/** Adds a data source that Grafana's server asks on behalf of everybody, under a name that is free. */
export async function addDataSource({ type, name, url }: NewDataSource): Promise<DataSourceChoice> {
  const data = { type, name: freeName(name), url, access: 'proxy' };
  const { datasource } = await grafanaRequest<{ readonly datasource: DataSourceChoice }>('/api/datasources', {
    method: 'POST',
    data,
  });
  await reloadDataSources();
  return { uid: datasource.uid, name: datasource.name };
}

export async function removeDataSource(uid: string): Promise<void> {
  await grafanaRequest(`/api/datasources/uid/${encodeURIComponent(uid)}`, { method: 'DELETE' });
  await reloadDataSources();
}

function freeName(wished: string): string {
  const taken = new Set(
    getDataSourceSrv()
      .getList({ all: true })
      .map(({ name }) => name)
  );
  let name = wished;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${wished} ${number}`;
  }
  return name;
}

/** Grafana's list is of the time when its page was loaded. */
async function reloadDataSources(): Promise<void> {
  await (getDataSourceSrv() as DataSourceSrv & { reload?: () => Promise<void> }).reload?.();
}
