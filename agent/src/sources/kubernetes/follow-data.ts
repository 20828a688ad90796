import type { Collection, DataObject, ObjectMeta } from '../../kube/kube.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import { describeCollection } from '../cluster/describe-collection.ts';
import type { NamespaceScope } from '../cluster/follow-namespaces.ts';
import type { HeldObjects } from '../cluster/held-objects.ts';
import type { DataHolder } from './create-data-holder.ts';

/** Follows Secrets or ConfigMaps in each scope that it is given. */
export interface DataFollower {
  /** For people. */
  readonly looksAt: readonly string[];
  readonly holder: DataHolder;
  follow(session: ClusterSession, scope: NamespaceScope): void;
}

export interface DataFollowing {
  readonly collection: Collection;
  readonly held: HeldObjects;
  readonly holder: DataHolder;
  /** Whether it is one that this collection reads, as far as the server could not be asked. */
  selects(object: ObjectMeta): boolean;
}

/** Follows the data of one collection until the scope ends, and forgets it then. */
export function followData(session: ClusterSession, scope: NamespaceScope, following: DataFollowing): void {
  const { collection, held, holder, selects } = following;
  const key = describeCollection(collection);
  const signal = endOf(session, scope, held, key);
  session.followData(
    collection,
    {
      changed(object) {
        if (scope.selects(object.namespace) && selects(object)) {
          return holder.hold(key, object, session.cluster, signal);
        }
        held.drop(key, holder.objectOf(object));
        return undefined;
      },
      deleted: (object) => held.drop(key, holder.objectOf(object)),
      complete: () => held.complete(key),
    },
    { signal: scope.signal }
  );
}

/**
 * The same, with the metadata of all objects and the data of those alone that are selected, asked for one by one: what is
 * none of ours is never read.
 */
export function followMetadataThenData(session: ClusterSession, scope: NamespaceScope, following: DataFollowing): void {
  const { collection, held, holder, selects } = following;
  const key = describeCollection(collection);
  const signal = endOf(session, scope, held, key);
  session.followMetadata(
    collection,
    {
      async changed(meta) {
        const isOurs = scope.selects(meta.namespace) && selects(meta);
        const hold = (object: DataObject) => holder.hold(key, object, session.cluster, signal);
        const isHeld = isOurs && (await session.getData(collection, meta, signal, hold));
        if (!isHeld) {
          held.drop(key, holder.objectOf(meta));
        }
      },
      deleted: (object) => held.drop(key, holder.objectOf(object)),
      complete: () => held.complete(key),
    },
    { signal: scope.signal }
  );
}

/** Aborts when nobody looks any longer; when that is because its namespace is not asked for, it is forgotten. */
function endOf(session: ClusterSession, { signal }: NamespaceScope, held: HeldObjects, key: string): AbortSignal {
  signal.addEventListener('abort', () => session.signal.aborted || held.dropCollection(key), { once: true });
  return AbortSignal.any([session.signal, signal]);
}
