import { type Location, shellQuote } from '@notafter/core';

const RESOURCES: Readonly<Record<string, string>> = {
  MutatingWebhookConfiguration: 'mutatingwebhookconfiguration',
  ValidatingWebhookConfiguration: 'validatingwebhookconfiguration',
  APIService: 'apiservice',
  CustomResourceDefinition: 'crd',
};

/** An object as kubectl names it: `secret web`, with the option of its namespace. */
interface Named {
  readonly namespace: string | null;
  readonly resource: string;
  readonly name: string;
}

function objectNamed(location: Location): Named | null {
  switch (location.kind) {
    case 'secret':
    case 'configmap':
      return { namespace: location.namespace, resource: location.kind, name: location.name };
    case 'csr':
      return { namespace: null, resource: 'csr', name: location.name };
    case 'cabundle': {
      const resource = RESOURCES[location.resourceKind];
      return resource === undefined ? null : { namespace: null, resource, name: location.name };
    }
    default:
      return null;
  }
}

/**
 * A command about the object that holds a location, `kubectl -n shop get secret web -o yaml` for the words `get` and
 * `-o yaml`; null for what is no object. Names are quoted, the words are taken as they are.
 */
export function kubectl(location: Location, verb: string, options = ''): string | null {
  const object = objectNamed(location);
  if (object === null) {
    return null;
  }
  const scope = object.namespace === null ? '' : ` -n ${shellQuote(object.namespace)}`;
  const tail = options === '' ? '' : ` ${options}`;
  return `kubectl${scope} ${verb} ${object.resource} ${shellQuote(object.name)}${tail}`;
}

/** An object told as `Ingress shop/web`, perhaps with its hosts in parentheses, in its parts; null when it is of another kind. */
export function namespacedObject(
  text: string,
  kind: string
): { readonly namespace: string; readonly name: string } | null {
  const [, found, namespace, name] = /^(\S+) ([^/\s]+)\/([^/\s]+)(?: \(.*\))?$/.exec(text) ?? [];
  return found === kind && namespace !== undefined && name !== undefined ? { namespace, name } : null;
}
