import type { Query } from '@notafter/core';
import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';

/** A query of our data source as the dashboard keeps it. */
export type NotafterTarget = Omit<Query, 'refId'> & { readonly refId: string; readonly schemaVersion: 1 };

/** A target for the dashboard builders; `schemaVersion` lets the data source migrate it one day. */
export function notafterQuery(query: Omit<Query, 'refId'>, refId = 'A'): Builder<Dataquery> {
  const target: NotafterTarget = { refId, schemaVersion: 1, ...query };
  return { build: () => target as unknown as Dataquery };
}
