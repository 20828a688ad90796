import type { ClusterSession } from '../cluster/cluster-session.ts';
import type { NamespaceScope } from '../cluster/follow-namespaces.ts';
import { followCustomUsers } from './follow-custom-users.ts';
import { type Listener, listenersOf, parentsOf, usesOfGateway } from './gateway.ts';
import type { IndirectUses } from './indirect-uses.ts';
import type { UseBook } from './use-book.ts';
import { usesOfRoute } from './uses-of-route.ts';

const GROUP = 'gateway.networking.k8s.io';
const VERSIONS = ['v1', 'v1beta1'] as const;

export const GATEWAYS = { group: GROUP, versions: VERSIONS, resource: 'gateways' } as const;
export const HTTP_ROUTES = { group: GROUP, versions: VERSIONS, resource: 'httproutes' } as const;

/** Gateways, and the routes that are attached to them, be it from another scope. */
export function followGateways(
  session: ClusterSession,
  scope: NamespaceScope,
  book: UseBook,
  attached: IndirectUses<readonly Listener[]>
): void {
  const gateways = book.open(scope.namespace);
  followCustomUsers(session, scope, GATEWAYS, gateways, (key, gateway) => {
    const listeners = gateway === null ? [] : listenersOf(gateway);
    gateways.set(key, gateway === null ? [] : usesOfGateway(gateway, listeners));
    attached.resolve(key, gateway === null ? null : listeners);
  });
  const routes = book.open(scope.namespace);
  followCustomUsers(session, scope, HTTP_ROUTES, routes, (key, route) => {
    const parents = route === null ? [] : parentsOf(route);
    const references = parents.map((parent) => ({
      target: parent.gateway,
      usesOf: (listeners: readonly Listener[]) => (route === null ? [] : usesOfRoute(route, parent, listeners)),
    }));
    attached.set(routes, key, references);
  });
}
