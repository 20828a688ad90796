import type { CaBundleResource } from '../../config/config.ts';
import type { Collection } from '../../kube/kube.ts';
import { at, listOf, textOf } from '../cluster/json-body.ts';

/** A CA bundle of an object, base64 of PEM as it stands there. */
export interface Bundle {
  /** Name of the webhook; absent where an object has one bundle. */
  readonly entry?: string;
  readonly base64: string;
}

export interface BundleResource {
  readonly kind: string;
  readonly collection: Collection;
  /** The bundles of an object that are there; a client without one trusts by other means. */
  bundlesOf(body: unknown): readonly Bundle[];
}

const cluster = (group: string, resource: string): Collection => ({ group, version: 'v1', resource, namespace: null });

/** What holds a `caBundle`: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/ */
export const BUNDLE_RESOURCES: Readonly<Record<CaBundleResource, BundleResource>> = {
  mutating: {
    kind: 'MutatingWebhookConfiguration',
    collection: cluster('admissionregistration.k8s.io', 'mutatingwebhookconfigurations'),
    bundlesOf: webhookBundles,
  },
  validating: {
    kind: 'ValidatingWebhookConfiguration',
    collection: cluster('admissionregistration.k8s.io', 'validatingwebhookconfigurations'),
    bundlesOf: webhookBundles,
  },
  apiservice: {
    kind: 'APIService',
    collection: cluster('apiregistration.k8s.io', 'apiservices'),
    bundlesOf: (body) => oneBundle(at(body, 'spec', 'caBundle')),
  },
  crdConversion: {
    kind: 'CustomResourceDefinition',
    collection: cluster('apiextensions.k8s.io', 'customresourcedefinitions'),
    bundlesOf: (body) => oneBundle(at(body, 'spec', 'conversion', 'webhook', 'clientConfig', 'caBundle')),
  },
};

function webhookBundles(body: unknown): readonly Bundle[] {
  return listOf(at(body, 'webhooks')).flatMap((webhook) =>
    oneBundle(at(webhook, 'clientConfig', 'caBundle')).map((bundle) => ({
      ...bundle,
      entry: textOf(at(webhook, 'name')),
    }))
  );
}

function oneBundle(value: unknown): readonly Bundle[] {
  const base64 = textOf(value);
  return base64 === '' ? [] : [{ base64 }];
}
