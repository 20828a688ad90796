import type { DataSourceInstanceSettings } from '@grafana/data';
import { dataSourcesOf } from './data-sources-of';

export const DATA_SOURCE_TYPE = 'notafter-certificates-datasource';

export interface AgentChoice {
  /** An agent, or a Prometheus that answers in its stead from the metrics of others. */
  readonly kind: 'agent' | 'prometheus';
  readonly uid: string;
  readonly name: string;
  readonly url: string;
}

/** The data sources that a person can choose between, the default one first. */
export function agentChoices(): readonly AgentChoice[] {
  return dataSourcesOf(DATA_SOURCE_TYPE).map(toChoice);
}

function toChoice({ uid, name, url }: DataSourceInstanceSettings): AgentChoice {
  return { kind: 'agent', uid, name, url: url ?? `/api/datasources/proxy/uid/${uid}` };
}
