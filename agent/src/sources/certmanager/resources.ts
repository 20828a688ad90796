/** A resource of cert-manager: https://cert-manager.io/docs/reference/api-docs/ */
export interface CertManagerResource {
  readonly kind: IssuingKind;
  readonly group: string;
  readonly versions: readonly [string, ...string[]];
  /** Plural, as in the path. */
  readonly resource: string;
  readonly isNamespaced: boolean;
}

export type IssuingKind = 'Certificate' | 'CertificateRequest' | 'Order' | 'Challenge' | 'Issuer' | 'ClusterIssuer';

export const CERT_MANAGER_GROUP = 'cert-manager.io';

const GROUP = { group: CERT_MANAGER_GROUP, versions: ['v1'] } as const;
const ACME = { group: 'acme.cert-manager.io', versions: ['v1'] } as const;

export const CERT_MANAGER_RESOURCES: readonly CertManagerResource[] = [
  { ...GROUP, kind: 'Certificate', resource: 'certificates', isNamespaced: true },
  { ...GROUP, kind: 'CertificateRequest', resource: 'certificaterequests', isNamespaced: true },
  { ...ACME, kind: 'Order', resource: 'orders', isNamespaced: true },
  { ...ACME, kind: 'Challenge', resource: 'challenges', isNamespaced: true },
  { ...GROUP, kind: 'Issuer', resource: 'issuers', isNamespaced: true },
  { ...GROUP, kind: 'ClusterIssuer', resource: 'clusterissuers', isNamespaced: false },
];
