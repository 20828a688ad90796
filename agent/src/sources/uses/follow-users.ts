import type { Collection, JsonObject } from '../../kube/kube.ts';
import type { ClusterSession, Follower } from '../cluster/cluster-session.ts';
import type { NamespaceScope } from '../cluster/follow-namespaces.ts';
import { type Use, nameText } from './use.ts';
import type { UseLedger } from './use-book.ts';

/** A resource whose objects refer to others. */
export type UserResource = Pick<Collection, 'group' | 'version' | 'resource'>;

/** Follows the users of a scope until it ends. Users of namespaces that are not looked at may refer to those that are. */
export function followUsers(
  session: ClusterSession,
  { namespace, signal }: NamespaceScope,
  resource: UserResource,
  ledger: UseLedger,
  usesOf: (object: JsonObject) => readonly Use[]
): void {
  signal.addEventListener('abort', () => session.signal.aborted || ledger.close(), { once: true });
  session.followObjects(
    { ...resource, namespace },
    {
      changed: (object) => ledger.set(nameText(object), usesOf(object)),
      deleted: (object) => ledger.delete(nameText(object)),
      ...completenessOf(ledger),
    },
    { signal }
  );
}

/** Where a right is missing, there may be users that nobody sees; while a server does not answer, those seen last stay. */
export function completenessOf(ledger: UseLedger): Pick<Follower<JsonObject>, 'complete' | 'notServed' | 'failed'> {
  return {
    complete: ledger.complete,
    notServed: ledger.complete,
    failed(reason) {
      if (reason === 'forbidden') {
        ledger.incomplete();
      }
    },
  };
}
