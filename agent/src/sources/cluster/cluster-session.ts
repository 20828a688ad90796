import type { Gap, Reason, Sink } from '@notafter/core';
import type { Cluster, Collection, DataObject, JsonObject, ObjectMeta } from '../../kube/kube.ts';
import type { Log } from '../source.ts';
import type { GetData } from './get-data.ts';

/** What is done with the objects of a collection. */
export interface Follower<T extends ObjectMeta> {
  changed(object: T): void | Promise<void>;
  deleted(object: Pick<ObjectMeta, 'namespace' | 'name'>): void;
  /** All that there is was told: after each complete LIST, and when a watch is up to date again. */
  complete?(): void;
  /** A resource that this server does not serve, or no longer. */
  notServed?(): void;
  /** It cannot be seen now; `complete` follows once it can. */
  failed?(reason: Reason): void;
}

export interface SessionFollowOptions {
  /** Ends this collection alone. Default: the session's own. */
  readonly signal?: AbortSignal;
  /** Not to be served is no trouble: of a custom resource that may never come. */
  readonly isOptional?: boolean;
  /** Asked for only once the server says that it serves it, which is looked for once a minute. */
  readonly isCustom?: boolean;
}

type Follow<T extends ObjectMeta> = (
  collection: Collection,
  follower: Follower<T>,
  options?: SessionFollowOptions
) => void;

/** One run of a cluster source: an open API server, and what it follows there. What a follower throws ends the session. */
export interface ClusterSession {
  readonly cluster: Cluster;
  readonly sink: Sink;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly followData: Follow<DataObject>;
  readonly followObjects: Follow<JsonObject>;
  readonly followMetadata: Follow<ObjectMeta>;
  readonly getData: GetData;
  /** All gaps of one aspect, beside those that the session finds itself. */
  gaps(aspect: string, gaps: readonly Gap[]): void;
}
