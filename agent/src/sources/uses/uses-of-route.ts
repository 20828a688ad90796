import type { JsonObject } from '../../kube/kube.ts';
import { type Listener, type RouteParent, hostnamesOf } from './gateway.ts';
import { type Use, userText } from './use.ts';

/**
 * What a route needs of the listeners that it is attached to, with those of its hostnames that they serve.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function usesOfRoute(route: JsonObject, parent: RouteParent, listeners: readonly Listener[]): Use[] {
  const own = hostnamesOf(route);
  const pairs = listeners
    .filter(({ name }) => parent.section === '' || parent.section === name)
    .flatMap((listener) => {
      const hosts = servedHosts(own, listener.hostname);
      return hosts === null ? [] : listener.objects.map((object) => ({ object, hosts }));
    });
  return Array.from(
    Map.groupBy(pairs, ({ object }) => object),
    ([object, found]) => ({
      object,
      user: userText(
        'HTTPRoute',
        route,
        found.flatMap(({ hosts }) => hosts)
      ),
    })
  );
}

/** The hostnames of a route that a listener serves; null when it serves none of them. */
function servedHosts(own: readonly string[], hostname: string): readonly string[] | null {
  if (own.length === 0) {
    return hostname === '' ? [] : [hostname];
  }
  const served = hostname === '' ? own : own.filter((host) => covers(hostname, host) || covers(host, hostname));
  return served.length === 0 ? null : served;
}

/** `*.example.com` covers every name below it, however deep. */
function covers(pattern: string, host: string): boolean {
  return pattern === host || (pattern.startsWith('*.') && host.endsWith(pattern.slice(1)));
}
