import type { JsonObject } from '../../kube/kube.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import type { NamespaceScope } from '../cluster/follow-namespaces.ts';
import { completenessOf } from './follow-users.ts';
import { nameText } from './use.ts';
import type { UseLedger } from './use-book.ts';
import { type CustomResource, whenServed } from '../cluster/when-served.ts';

/** Follows a custom resource of a scope until it ends; as long as the server does not serve it, it has no objects. */
export function followCustomUsers(
  session: ClusterSession,
  { namespace, signal }: Pick<NamespaceScope, 'namespace' | 'signal'>,
  resource: CustomResource,
  ledger: UseLedger,
  tell: (key: string, object: JsonObject | null) => void
): void {
  const there = new Set<string>();
  const end = () => {
    there.forEach((key) => tell(key, null));
    ledger.close();
  };
  signal.addEventListener('abort', () => session.signal.aborted || end(), { once: true });

  void whenServed(session, resource, signal, ledger.complete).then((served) => {
    if (served === null) {
      return;
    }
    session.followObjects(
      { ...served, namespace },
      {
        changed(object) {
          there.add(nameText(object));
          tell(nameText(object), object);
        },
        deleted(object) {
          there.delete(nameText(object));
          tell(nameText(object), null);
        },
        ...completenessOf(ledger),
      },
      { signal, isOptional: true }
    );
  });
}
