import type { Query } from '@notafter/core';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';

/** A query of our data source as the dashboard keeps it: any type can choose its columns. */
export interface NotafterTarget extends Omit<Query, 'fields'> {
  readonly schemaVersion: 1;
  readonly fields?: readonly string[];
}

/** A target for the dashboard builders; `schemaVersion` lets the data source migrate it one day. */
export function notafterQuery(query: Omit<NotafterTarget, 'refId' | 'schemaVersion'>, refId = 'A'): Builder<Dataquery> {
  const target: NotafterTarget = { refId, schemaVersion: 1, ...query };
  return { build: () => target as unknown as Dataquery };
}
