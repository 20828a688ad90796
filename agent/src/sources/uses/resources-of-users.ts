import type { KubernetesSourceConfig } from '../../config/config.ts';
import { INGRESSES, PODS } from './create-use-follower.ts';
import { GATEWAYS, HTTP_ROUTES } from './follow-gateways.ts';
import { CERTIFICATES, INJECTED } from './follow-webhooks.ts';

/** A resource that is listed and watched to know who uses what. */
export interface ResourceOfUsers {
  readonly group: string;
  /** Plural, as in the path. */
  readonly resource: string;
  /** In each namespace that is looked at; else in all of the cluster, whatever namespaces are looked at. */
  readonly isScoped: boolean;
}

/** The resources that a configuration of `usedBy` asks for, and no others. */
export function resourcesOfUsers(asked: KubernetesSourceConfig['usedBy']): readonly ResourceOfUsers[] {
  const { ingresses, gateways, pods, webhooks } = asked;
  const scoped = [
    ...(ingresses ? [INGRESSES] : []),
    ...(gateways ? [GATEWAYS, HTTP_ROUTES] : []),
    ...(pods ? [PODS] : []),
  ];
  const clusterWide = webhooks ? [...INJECTED, CERTIFICATES] : [];
  return [
    ...scoped.map(({ group, resource }) => ({ group, resource, isScoped: true })),
    ...clusterWide.map(({ group, resource }) => ({ group, resource, isScoped: false })),
  ];
}
