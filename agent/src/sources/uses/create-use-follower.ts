import type { Sink } from '@notafter/core';
import type { KubernetesSourceConfig } from '../../config/config.ts';
import type { ClusterSession } from '../cluster/cluster-session.ts';
import type { NamespaceScope } from '../cluster/follow-namespaces.ts';
import { followGateways } from './follow-gateways.ts';
import { type UserResource, followUsers } from './follow-users.ts';
import { followWebhooks } from './follow-webhooks.ts';
import type { Listener } from './gateway.ts';
import { type IndirectUses, createIndirectUses } from './indirect-uses.ts';
import { type UseBook, createUseBook } from './use-book.ts';
import { usesOfIngress } from './uses-of-ingress.ts';
import { usesOfPod } from './uses-of-pod.ts';

export const INGRESSES: UserResource = { group: 'networking.k8s.io', version: 'v1', resource: 'ingresses' };
export const PODS: UserResource = { group: '', version: 'v1', resource: 'pods' };

/** Who uses the objects of a cluster, as far as the configuration asks. */
export interface UseFollower {
  /** For people. */
  readonly looksAt: readonly string[];
  /** Begins a session; returns the sink by which the source is to tell what is there. */
  begin(session: ClusterSession): Sink;
  /** Follows the users in a part of the cluster. */
  follow(session: ClusterSession, scope: NamespaceScope): void;
}

interface Following {
  readonly book: UseBook;
  readonly attached: IndirectUses<readonly Listener[]>;
}

/**
 * Tells `usedBy` of Secrets and ConfigMaps, and `unused` of Secrets when all kinds of users are asked for and each could
 * be read completely.
 */
export function createUseFollower(asked: KubernetesSourceConfig['usedBy']): UseFollower {
  const { ingresses, gateways, pods, webhooks } = asked;
  const isAsked = ingresses || gateways || pods || webhooks;
  const claimsUnused = ingresses && gateways && pods && webhooks;
  let current: Following | null = null;

  return {
    looksAt: [
      ...(ingresses ? ['who uses them: Ingresses'] : []),
      ...(gateways ? ['who uses them: Gateways and HTTPRoutes'] : []),
      ...(pods ? ['who uses them: Pods'] : []),
      ...(webhooks ? ['who uses them: webhooks'] : []),
    ],
    begin(session) {
      if (!isAsked) {
        return session.sink;
      }
      current?.book.close();
      const book = createUseBook(session.sink, claimsUnused);
      current = { book, attached: createIndirectUses() };
      if (webhooks) {
        followWebhooks(session, book);
      }
      return tellingOf(session.sink, book);
    },
    follow(session, scope) {
      if (current === null) {
        return;
      }
      const { book, attached } = current;
      if (ingresses) {
        followUsers(session, scope, INGRESSES, book.open(scope.namespace), usesOfIngress);
      }
      if (pods) {
        followUsers(session, scope, PODS, book.open(scope.namespace), usesOfPod);
      }
      if (gateways) {
        followGateways(session, scope, book, attached);
      }
    },
  };
}

/** The same sink, which tells the book of the objects that are there. */
function tellingOf(sink: Sink, book: UseBook): Sink {
  return {
    ...sink,
    relate(object, facts, aspect) {
      sink.relate(object, facts, aspect);
      if (aspect === undefined) {
        book[facts === null ? 'lost' : 'found'](object);
      }
    },
  };
}
