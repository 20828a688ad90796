import type { Manifest } from '@notafter/testkit';

const NAMESPACES = 40;

/** As large as an RSA key of 2048 bits. It is no key, and nobody reads it. */
const KEY = Buffer.from(`-----BEGIN PRIVATE KEY-----\n${'k'.repeat(1650)}\n-----END PRIVATE KEY-----\n`).toString(
  'base64'
);

/** Who wrote which field, as every object of an API server tells it. */
const FIELDS = {
  'f:data': { '.': {}, 'f:tls.crt': {}, 'f:tls.key': {} },
  'f:metadata': {
    'f:annotations': { '.': {}, 'f:cert-manager.io/alt-names': {}, 'f:cert-manager.io/certificate-name': {} },
    'f:labels': { '.': {}, 'f:controller.cert-manager.io/fao': {} },
  },
  'f:type': {},
};

export const placeOfSecret = (index: number) => ({
  namespace: `team-${index % NAMESPACES}`,
  name: `service-${index}-tls`,
});

/** A Secret as cert-manager writes it. @param pem what its `tls.crt` holds */
export function secretManifest(index: number, pem: string): Manifest {
  const { namespace, name } = placeOfSecret(index);
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: {
      namespace,
      name,
      labels: { 'controller.cert-manager.io/fao': 'true' },
      annotations: {
        'cert-manager.io/alt-names': `service-${index}.${namespace}.example.com`,
        'cert-manager.io/certificate-name': `service-${index}`,
        'cert-manager.io/issuer-kind': 'ClusterIssuer',
        'cert-manager.io/issuer-name': 'example-ca',
      },
      managedFields: [
        {
          manager: 'cert-manager-certificates-issuing',
          operation: 'Apply',
          apiVersion: 'v1',
          time: '2026-11-01T08:00:00Z',
          fieldsType: 'FieldsV1',
          fieldsV1: FIELDS,
        },
      ],
    },
    data: { 'tls.crt': Buffer.from(pem).toString('base64'), 'tls.key': KEY },
  };
}
