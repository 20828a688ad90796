import type { Manifest } from '../../kubernetes/api-server.ts';

type Scope = 'Namespaced' | 'Cluster';

const DEFINITIONS: ReadonlyArray<readonly [group: string, kind: string, plural: string, scope: Scope]> = [
  ['cert-manager.io', 'Certificate', 'certificates', 'Namespaced'],
  ['cert-manager.io', 'CertificateRequest', 'certificaterequests', 'Namespaced'],
  ['cert-manager.io', 'Issuer', 'issuers', 'Namespaced'],
  ['cert-manager.io', 'ClusterIssuer', 'clusterissuers', 'Cluster'],
  ['acme.cert-manager.io', 'Order', 'orders', 'Namespaced'],
  ['acme.cert-manager.io', 'Challenge', 'challenges', 'Namespaced'],
  ['gateway.networking.k8s.io', 'GatewayClass', 'gatewayclasses', 'Cluster'],
  ['gateway.networking.k8s.io', 'Gateway', 'gateways', 'Namespaced'],
  ['gateway.networking.k8s.io', 'HTTPRoute', 'httproutes', 'Namespaced'],
];

/** Custom resources of the cluster; those with a conversion webhook are among the caBundles. */
export function definitions(): Manifest[] {
  return DEFINITIONS.map(([group, kind, plural, scope]) => definition({ group, kind, plural, scope, version: 'v1' }));
}

export interface Definition {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: Scope;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly conversion?: Readonly<Record<string, unknown>>;
}

export function definition({ group, version, kind, plural, scope, annotations, conversion }: Definition): Manifest {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: version, served: true, storage: true, schema }],
      conversion: conversion ?? { strategy: 'None' },
    },
  };
}
