import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';

const DATA_SOURCE_TYPE = 'notafter-certificates-datasource';

export interface AgentChoice {
  readonly uid: string;
  readonly name: string;
  readonly url: string;
}

/** The data sources that a person can choose between, the default one first. */
export function agentChoices(): readonly AgentChoice[] {
  return getDataSourceSrv()
    .getList({ type: DATA_SOURCE_TYPE })
    .toSorted((one, other) => Number(other.isDefault ?? false) - Number(one.isDefault ?? false))
    .map(toChoice);
}

function toChoice({ uid, name, url }: DataSourceInstanceSettings): AgentChoice {
  return { uid, name, url: url ?? `/api/datasources/proxy/uid/${uid}` };
}
