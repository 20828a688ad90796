import type { JsonObject } from '../../kube/kube.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';
import { type Use, configMapOf, secretOf, userText } from './use.ts';
import { annotatedAutomation } from './uses-of-ingress.ts';

/** One listener of a Gateway that names certificates. */
export interface Listener {
  readonly name: string;
  /** Empty for any. */
  readonly hostname: string;
  readonly objects: readonly string[];
}

const GROUP = 'gateway.networking.k8s.io';

/** https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export function listenersOf({ namespace, body }: JsonObject): Listener[] {
  return listOf(at(body, 'spec', 'listeners')).flatMap((listener) => {
    const tls = at(listener, 'tls');
    const references = [
      ...listOf(at(tls, 'certificateRefs')),
      ...listOf(at(tls, 'frontendValidation', 'caCertificateRefs')),
    ];
    const objects = references.flatMap((reference) => objectsReferredTo(reference, namespace));
    const [name, hostname] = [textOf(at(listener, 'name')), textOf(at(listener, 'hostname'))];
    return objects.length === 0 ? [] : [{ name, hostname, objects }];
  });
}

/** A Secret unless another kind is named, in the same namespace unless another one is. */
function objectsReferredTo(reference: unknown, gatewayNamespace: string): string[] {
  const name = textOf(at(reference, 'name'));
  if (name === '' || textOf(at(reference, 'group')) !== '') {
    return [];
  }
  const namespace = textOf(at(reference, 'namespace')) || gatewayNamespace;
  switch (textOf(at(reference, 'kind')) || 'Secret') {
    case 'Secret':
      return [secretOf(namespace, name)];
    case 'ConfigMap':
      return [configMapOf(namespace, name)];
    default:
      return [];
  }
}

/** What a Gateway refers to, with the hostnames of the listeners that do. */
export function usesOfGateway(gateway: JsonObject, listeners: readonly Listener[]): Use[] {
  const managedBy = annotatedAutomation('Gateway', gateway);
  const pairs = listeners.flatMap(({ hostname, objects }) => objects.map((object) => ({ object, hostname })));
  return Array.from(
    Map.groupBy(pairs, ({ object }) => object),
    ([object, found]) => {
      const hosts = found.map(({ hostname }) => hostname).filter((hostname) => hostname !== '');
      return { object, user: userText('Gateway', gateway, hosts), ...managedBy };
    }
  );
}

/** One Gateway that a route attaches itself to. */
export interface RouteParent {
  /** `namespace/name` of the Gateway. */
  readonly gateway: string;
  /** Name of its listener; empty for all. */
  readonly section: string;
}

/** https://gateway-api.sigs.k8s.io/reference/spec/#parentreference */
export function parentsOf({ namespace, body }: JsonObject): RouteParent[] {
  return listOf(at(body, 'spec', 'parentRefs')).flatMap((parent) => {
    const isGateway =
      (textOf(at(parent, 'kind')) || 'Gateway') === 'Gateway' && (textOf(at(parent, 'group')) || GROUP) === GROUP;
    const name = textOf(at(parent, 'name'));
    const gateway = `${textOf(at(parent, 'namespace')) || namespace}/${name}`;
    return isGateway && name !== '' ? [{ gateway, section: textOf(at(parent, 'sectionName')) }] : [];
  });
}

export function hostnamesOf({ body }: JsonObject): string[] {
  return listOf(at(body, 'spec', 'hostnames'))
    .map(textOf)
    .filter((hostname) => hostname !== '');
}
