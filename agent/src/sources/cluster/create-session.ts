import type { Sink } from '@notafter/core';
import type { Cluster, Collection, CollectionHandler, FollowOptions, ObjectMeta } from '../../kube/kube.ts';
import type { SourceContext } from '../source.ts';
import type { ClusterSession, Follower, SessionFollowOptions } from './cluster-session.ts';
import { createCollectionHealth } from './collection-health.ts';
import { createGapBoard } from './gap-board.ts';
import { createGetData } from './get-data.ts';
import { whenServed } from './when-served.ts';

/** While all goes well, this is told so often. */
const REPEAT_MS = 30_000;

export interface RunningSession {
  readonly session: ClusterSession;
  /** Resolves when the signal aborts, rejects with what a follower threw. */
  readonly ended: Promise<void>;
}

type KubeFollow<T extends ObjectMeta> = (
  collection: Collection,
  handler: CollectionHandler<T>,
  signal: AbortSignal,
  options?: FollowOptions
) => Promise<void>;

export function createSession(
  cluster: Cluster,
  sink: Sink,
  signal: AbortSignal,
  { clock, log }: SourceContext,
  followOptions: FollowOptions
): RunningSession {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  const gaps = createGapBoard(sink);
  const health = createCollectionHealth(clock, { passed: sink.passed, gaps: (lost) => gaps('rights', lost) });
  const repeat = setInterval(health.repeat, REPEAT_MS);
  const end = () => {
    clearInterval(repeat);
    resolve();
  };
  if (signal.aborted) {
    end();
  }
  signal.addEventListener('abort', end, { once: true });

  function following<T extends ObjectMeta>(follow: KubeFollow<T>) {
    return (collection: Collection, follower: Follower<T>, options: SessionFollowOptions = {}): void => {
      const own = options.signal === undefined ? signal : AbortSignal.any([signal, options.signal]);
      const entry = health.add(collection);
      own.addEventListener('abort', () => signal.aborted || entry.remove(), { once: true });
      const handler: CollectionHandler<T> = {
        changed: (object) => (own.aborted ? undefined : follower.changed(object)),
        deleted: (object) => (own.aborted ? undefined : follower.deleted(object)),
        state(state) {
          if (state.ok) {
            follower.complete?.();
          } else if (state.reason === 'not_served') {
            follower.notServed?.();
          } else {
            follower.failed?.(state.reason);
          }
          const isAbsent = !state.ok && state.reason === 'not_served' && options.isOptional === true;
          entry.told(isAbsent ? { ok: true } : state);
        },
      };
      const begin = () => follow(collection, handler, own, followOptions);
      const running = options.isCustom === true ? untilServed(collection, handler, own).then(begin) : begin();
      running.catch(reject);
    };
  }

  async function untilServed(
    collection: Collection,
    { state }: Pick<CollectionHandler<ObjectMeta>, 'state'>,
    own: AbortSignal
  ) {
    const { group, version, resource } = collection;
    const message = `the API server does not serve ${resource}.${group}`;
    const absent = () => state({ ok: false, reason: 'not_served', message });
    await whenServed({ cluster, log }, { group, versions: [version], resource }, own, absent, state);
  }

  const session: ClusterSession = {
    ...{ cluster, sink, signal, log, gaps },
    followData: following(cluster.followData),
    followObjects: following(cluster.followObjects),
    followMetadata: following(cluster.followMetadata),
    getData: createGetData(cluster, (refused) => gaps('get', refused)),
  };
  return { session, ended: ended.finally(() => clearInterval(repeat)) };
}
