import type { Manifest } from '../api-server.ts';

type Parts = Omit<Partial<Manifest>, 'metadata'> & { readonly metadata?: Partial<Manifest['metadata']> };

const builder =
  (apiVersion: string, kind: string) =>
  /** @param place `namespace/name`, or the name alone */
  (place: string, { metadata, ...parts }: Parts = {}): Manifest => {
    const [name = '', namespace] = place.split('/').reverse();
    const scope = namespace === undefined ? {} : { namespace };
    return { apiVersion, kind, ...parts, metadata: { name, ...scope, ...metadata } };
  };

export const secret = builder('v1', 'Secret');
export const configMap = builder('v1', 'ConfigMap');
export const namespace = builder('v1', 'Namespace');
export const pod = builder('v1', 'Pod');
export const webhook = builder('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration');

/** `namespace/name`, or the name alone. */
export const placeOf = ({ metadata }: Manifest): string =>
  metadata.namespace === undefined ? metadata.name : `${metadata.namespace}/${metadata.name}`;
