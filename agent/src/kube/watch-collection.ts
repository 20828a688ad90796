import { titleOf } from './api-client.ts';
import type { Codec, WatchEvent } from './codec.ts';
import { collectionPath, withQuery } from './collection-path.ts';
import type { Collection, ObjectMeta } from './kube.ts';
import type { ClusterContext } from './list-pages.ts';
import { statusFailure } from './status-failure.ts';
import { type WatchEnd, watchEvents } from './watch-events.ts';

export interface WatchOptions<T extends ObjectMeta> {
  readonly collection: Collection;
  readonly codec: Codec<T>;
  /** Changes after this one are told. */
  readonly from: string;
  /** The server is asked to end it then. */
  readonly lastsMs: number;
  readonly signal: AbortSignal;
}

/** What to do with what a watch tells. */
export interface WatchListener<T> {
  /** The server has begun to answer. */
  opened(): void;
  changed(object: T): void | Promise<void>;
  deleted(object: ObjectMeta): void;
  /** All changes up to this one were told. */
  reached(resourceVersion: string): void;
}

/** Watches once, until it ends in one way or the other. Rejects only with what the listener throws. */
export async function watchCollection<T extends ObjectMeta>(
  { client, timing }: ClusterContext,
  { collection, codec, from, lastsMs, signal }: WatchOptions<T>,
  listener: WatchListener<T>
): Promise<WatchEnd> {
  const path = withQuery(collectionPath(collection), {
    watch: '1',
    allowWatchBookmarks: 'true',
    resourceVersion: from,
    timeoutSeconds: String(Math.max(1, Math.round(lastsMs / 1000))),
    labelSelector: collection.labelSelector,
    fieldSelector: collection.fieldSelector,
  });
  const wholeMs = lastsMs + timing.watchGraceMs;
  const answer = await client.get(path, { accept: codec.accept.watch, signal, headMs: timing.requestMs, wholeMs });
  if (!answer.ok) {
    return { kind: 'refused', failure: answer };
  }
  listener.opened();
  const what = `${titleOf(path)} (watch)`;
  const events = watchEvents(what, answer, codec);
  try {
    while (!signal.aborted) {
      const next = await events.next();
      if (next.kind !== 'event') {
        return next;
      }
      if (next.event.kind === 'error') {
        return { kind: 'invalid', failure: statusFailure(what, next.event.status) };
      }
      await tell(next.event, listener);
    }
    return { kind: 'ended' };
  } finally {
    events.close();
  }
}

async function tell<T extends ObjectMeta>(
  event: Exclude<WatchEvent<T>, { kind: 'error' }>,
  listener: WatchListener<T>
): Promise<void> {
  switch (event.kind) {
    case 'changed':
      await listener.changed(event.object);
      return listener.reached(event.object.resourceVersion);
    case 'deleted':
      listener.deleted(event.object);
      return listener.reached(event.object.resourceVersion);
    case 'bookmark':
      return listener.reached(event.resourceVersion);
  }
}
