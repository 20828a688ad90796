import type { Reason } from '@notafter/core';

/** Metadata that every object of the API has and that we use. */
export interface ObjectMeta {
  /** Empty for an object of the whole cluster. */
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * A Secret or ConfigMap. The values are views of a buffer that is overwritten once the handler, or who asked for it
 * alone, has returned, or its promise is settled: copy what must live longer, and never make a string of a private key.
 */
export interface DataObject extends ObjectMeta {
  /** Type of a Secret; empty for a ConfigMap. */
  readonly type: string;
  readonly data: readonly DataValue[];
}

export interface DataValue {
  readonly key: string;
  readonly bytes: Buffer;
}

/** Any other object: `body` is its JSON, unchecked. */
export interface JsonObject extends ObjectMeta {
  readonly body: unknown;
}

/** Objects of one resource, of one namespace or of all, that match the selectors. */
export interface Collection {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** Plural, as in the path: `secrets`. */
  readonly resource: string;
  /** Null for all namespaces, and for resources of the whole cluster. */
  readonly namespace: string | null;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** Whether a collection is up to date now, and if not, why. */
export type CollectionState =
  { readonly ok: true } | { readonly ok: false; readonly reason: Reason; readonly message: string };

/** What a follower is told of a collection, one call after the other: the next waits for the promise of the one before. */
export interface CollectionHandler<T extends ObjectMeta> {
  /** An object that is new or has changed; never one whose resourceVersion was already told. */
  changed(object: T): void | Promise<void>;
  /** An object that was told and is there no longer, or matches no longer. */
  deleted(object: Pick<ObjectMeta, 'namespace' | 'name'>): void;
  /** Told when it changes, and after each complete LIST. The first `ok` means that everything there is was told. */
  state(state: CollectionState): void;
}

export interface FollowOptions {
  /** Objects a page of a LIST. Default 100. */
  readonly pageSize?: number;
  /** A fresh LIST after this time, though the watch seems alive. Default 30 minutes. */
  readonly resyncMs?: number;
}

/** A resource that the API server serves. */
export interface ServedResource {
  readonly group: string;
  /** The version that the server prefers among those asked for. */
  readonly version: string;
  readonly resource: string;
}

/** One Kubernetes API server, with credentials. Its methods never throw but on a programming error. */
export interface Cluster {
  /** The server's address, for people. */
  readonly server: string;
  /**
   * LISTs in pages, then WATCHes, until the signal aborts: a stream that ends, a 410, a 429, a refused or a silent
   * server are retried for ever with back-off and jitter, and told as `state`. Resolves once the signal aborts.
   */
  followData(
    collection: Collection,
    handler: CollectionHandler<DataObject>,
    signal: AbortSignal,
    options?: FollowOptions
  ): Promise<void>;
  followObjects(
    collection: Collection,
    handler: CollectionHandler<JsonObject>,
    signal: AbortSignal,
    options?: FollowOptions
  ): Promise<void>;
  /** Only metadata is asked for (PartialObjectMetadata). */
  followMetadata(
    collection: Collection,
    handler: CollectionHandler<ObjectMeta>,
    signal: AbortSignal,
    options?: FollowOptions
  ): Promise<void>;
  /** One object now, for as long as it is used: rejects with what `use` throws. */
  getData<Result>(
    collection: Collection,
    name: string,
    use: (object: DataObject) => Result | Promise<Result>
  ): Promise<KubeAnswer<Result>>;
  getObject(collection: Collection, name: string): Promise<KubeAnswer<JsonObject>>;
  /**
   * Whether the server serves a resource in one of these versions, the first that it has; null when it serves none.
   * Answers from a cache of discovery that is refreshed when a CRD may have come.
   */
  serves(group: string, versions: readonly string[], resource: string): Promise<KubeAnswer<ServedResource | null>>;
  close(): void;
}

export type KubeAnswer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Reason; readonly message: string };

/** How to reach an API server. */
export interface ClusterAccess {
  /** Path of a kubeconfig. Empty: `KUBECONFIG`, else the service account of the pod, else `~/.kube/config`. */
  readonly kubeconfig: string;
  /** Context of the kubeconfig; empty for its current one. */
  readonly context: string;
}
