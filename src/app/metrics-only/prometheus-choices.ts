import type { DataSourceInstanceSettings } from '@grafana/data';
import type { AgentChoice } from '../agent-choice';
import { dataSourcesOf } from '../data-sources-of';

/** Data sources that speak Prometheus' HTTP API behind Grafana's proxy: Prometheus itself, Mimir, Thanos, and the clouds' own. */
const TYPES = ['prometheus', 'grafana-amazonprometheus-datasource', 'grafana-azureprometheus-datasource'];

/** The Prometheus data sources that a person can choose between, the default one first. */
export function prometheusChoices(): readonly AgentChoice[] {
  return TYPES.flatMap(dataSourcesOf).map(toChoice);
}

function toChoice({ uid, name }: DataSourceInstanceSettings): AgentChoice {
  return { kind: 'prometheus', uid, name, url: `/api/datasources/proxy/uid/${encodeURIComponent(uid)}` };
}
