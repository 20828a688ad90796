import type { JsonObject } from '../../kube/kube.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';
import { type Use, parseName, secretOf, userText } from './use.ts';

/** By which cert-manager makes a Certificate for an Ingress or a Gateway: https://cert-manager.io/docs/usage/ingress/#supported-annotations */
const ISSUERS = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];
const TLS_ACME = 'kubernetes.io/tls-acme';

/** Secrets that ingress-nginx reads beside those of `tls`: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/ */
const SECRET_ANNOTATIONS = [
  'nginx.ingress.kubernetes.io/auth-tls-secret',
  'nginx.ingress.kubernetes.io/proxy-ssl-secret',
];

/** Secrets that an Ingress names: those of `spec.tls` with their hosts, and those of ingress-nginx's annotations. */
export function usesOfIngress(ingress: JsonObject): Use[] {
  const managedBy = annotatedAutomation('Ingress', ingress);
  const hostsOf = new Map<string, string[]>();
  for (const tls of listOf(at(ingress.body, 'spec', 'tls'))) {
    const name = textOf(at(tls, 'secretName'));
    if (name !== '') {
      const secret = secretOf(ingress.namespace, name);
      hostsOf.set(secret, [...(hostsOf.get(secret) ?? []), ...textsOf(at(tls, 'hosts'))]);
    }
  }
  const served = Array.from(hostsOf, ([object, hosts]) => ({
    object,
    user: userText('Ingress', ingress, hosts),
    ...managedBy,
  }));
  return [...served, ...annotatedSecrets(ingress).filter(({ object }) => !hostsOf.has(object))];
}

/** Who renews the Secrets of an object, as its annotations ask for it. */
export function annotatedAutomation(kind: string, object: JsonObject): Pick<Use, 'managedBy'> {
  const { annotations } = object;
  const isAsked = ISSUERS.some((issuer) => (annotations[issuer] ?? '') !== '') || annotations[TLS_ACME] === 'true';
  return isAsked ? { managedBy: `cert-manager, for ${userText(kind, object)}` } : {};
}

function annotatedSecrets(ingress: JsonObject): Use[] {
  const named = SECRET_ANNOTATIONS.map((annotation) => parseName(ingress.annotations[annotation] ?? ''));
  return named
    .filter((secret) => secret !== null)
    .map(({ namespace, name }) => ({ object: secretOf(namespace, name), user: userText('Ingress', ingress) }));
}

function textsOf(value: unknown): string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== '');
}
