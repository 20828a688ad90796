import { createApiClient } from './api-client.ts';
import type { Codec } from './codec.ts';
import { openConnections } from './connections.ts';
import { findCredentials } from './credentials/find-credentials.ts';
import { SERVICE_ACCOUNT_DIRECTORY } from './credentials/service-account.ts';
import { dataCodec } from './data-codec.ts';
import { createDiscovery } from './discovery.ts';
import type { Failure } from './failure.ts';
import { follow } from './follow.ts';
import { getOne } from './get-one.ts';
import { metadataCodec, objectCodec } from './json-codec.ts';
import type { Cluster, ClusterAccess, Collection, CollectionHandler, FollowOptions, ObjectMeta } from './kube.ts';
import type { ClusterContext } from './list-pages.ts';
import type { Log } from './log.ts';
import { createPagePool } from './page-pool.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';

/** Pages of all LISTs of a cluster that are in memory at once. */
const PAGES_AT_ONCE = 4;

export interface OpenClusterContext {
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** 0 to 1. Default: Math.random. */
  readonly random?: () => number;
  /** Default: that of the process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where a pod finds its service account. */
  readonly serviceAccountDirectory?: string;
  readonly timing?: Partial<Timing>;
}

export type OpenClusterResult = { readonly ok: true; readonly cluster: Cluster } | Failure;

/**
 * An API server, by a kubeconfig or the service account of this pod. Fails when there are no credentials or they cannot
 * be used; the server is not asked yet. Never rejects.
 */
export async function openCluster(access: ClusterAccess, context: OpenClusterContext): Promise<OpenClusterResult> {
  const { log, clock, random = Math.random, environment = process.env } = context;
  const timing = { ...DEFAULT_TIMING, ...context.timing };
  const found = findCredentials(access, environment, context.serviceAccountDirectory ?? SERVICE_ACCOUNT_DIRECTORY);
  if (!found.ok) {
    return found;
  }
  const opened = await openConnections(found.source, { timing, log });
  if (!opened.ok) {
    return opened;
  }
  const { connections } = opened;
  const { server } = await connections.current();
  const client = createApiClient(connections, clock);
  const shared: ClusterContext = { client, pages: createPagePool(PAGES_AT_ONCE), timing, random };
  return { ok: true, cluster: createCluster(server.href.replace(/\/$/, ''), shared, connections.close) };
}

function createCluster(server: string, context: ClusterContext, closeConnections: () => void): Cluster {
  const closed = new AbortController();
  const discovery = createDiscovery(context.client, context.timing, closed.signal);

  function following<T extends ObjectMeta>(codecOf: (collection: Collection) => Codec<T>) {
    return (collection: Collection, handler: CollectionHandler<T>, signal: AbortSignal, options?: FollowOptions) =>
      follow(context, collection, codecOf(collection), handler, AbortSignal.any([signal, closed.signal]), options);
  }

  return {
    server,
    followData: following(({ resource }) => dataCodec(resource)),
    followObjects: following(() => objectCodec),
    followMetadata: following(() => metadataCodec),
    getData: (collection, name, use) =>
      getOne(context, collection, dataCodec(collection.resource), name, { signal: closed.signal, use }),
    getObject: (collection, name) =>
      getOne(context, collection, objectCodec, name, { signal: closed.signal, use: (object) => object }),
    serves: discovery.serves,
    close() {
      closed.abort();
      closeConnections();
    },
  };
}
