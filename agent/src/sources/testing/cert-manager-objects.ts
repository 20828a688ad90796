import type { Manifest } from '@notafter/testkit';
import { CERT_MANAGER_RESOURCES, type IssuingKind } from '../certmanager/resources.ts';

/** What an API server serves once cert-manager is installed. */
export const CERT_MANAGER_TYPES = CERT_MANAGER_RESOURCES.map(({ kind, group, versions, resource, isNamespaced }) => ({
  ...{ kind, group, version: versions[0], plural: resource, namespaced: isNamespaced },
}));

export const CREATED = '2026-11-01T08:00:00Z';

export function conditions(
  ...rows: ReadonlyArray<readonly [type: string, status: string, reason: string, message: string]>
) {
  return rows.map(([type, status, reason, message]) => ({
    ...{ type, status, reason, message, lastTransitionTime: '2026-11-20T08:00:00Z' },
  }));
}

export const READY = conditions(['Ready', 'True', 'Ready', 'Certificate is up to date and has not expired']);

/** The renewal of an issued certificate is under way. */
export const RENEWING = {
  ...{ notBefore: CREATED, notAfter: '2027-01-30T08:00:00Z', renewalTime: '2026-11-20T08:00:00Z', revision: 1 },
  conditions: conditions(
    ['Ready', 'True', 'Ready', 'Certificate is up to date and has not expired'],
    ['Issuing', 'True', 'Renewing', 'Renewing certificate as renewal was scheduled']
  ),
};

export const NEVER_ISSUED = {
  conditions: conditions(
    ['Ready', 'False', 'DoesNotExist', 'Issuing certificate as Secret does not exist'],
    ['Issuing', 'True', 'DoesNotExist', 'Issuing certificate as Secret does not exist']
  ),
};

interface Parts {
  readonly spec?: unknown;
  readonly status?: unknown;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly created?: string;
}

/** A Certificate that writes a Secret of its name and is ready, unless told otherwise. @param place `namespace/name` */
export function certificate(place: string, { spec = {}, status, ...parts }: Parts = {}): Manifest {
  const [, name] = place.split('/');
  const issuerRef = { name: 'letsencrypt', kind: 'ClusterIssuer', group: 'cert-manager.io' };
  const issued = { notBefore: CREATED, notAfter: '2027-01-30T08:00:00Z', renewalTime: '2026-12-31T08:00:00Z' };
  return object('Certificate', place, {
    spec: { secretName: name, issuerRef, ...(spec as object) },
    status: status === undefined ? { ...issued, revision: 1, conditions: READY } : status,
    ...parts,
  });
}

/** @param of name of its Certificate */
export function request(place: string, of: string, status: unknown, revision = 2): Manifest {
  const annotations = {
    'cert-manager.io/certificate-name': of,
    'cert-manager.io/certificate-revision': String(revision),
  };
  return object('CertificateRequest', place, { status, annotations, owner: ['Certificate', of] });
}

/** @param of name of its CertificateRequest */
export const order = (place: string, of: string, status: unknown): Manifest =>
  object('Order', place, { status, owner: ['CertificateRequest', of] });

/** @param of name of its Order */
export function challenge(place: string, of: string, status: unknown, type = 'HTTP-01'): Manifest {
  return object('Challenge', place, { spec: { type, dnsName: 'shop.example' }, status, owner: ['Order', of] });
}

/** @param caSecret name of the Secret of its authority; empty for another kind of issuer */
export function issuer(place: string, isReady: boolean, message = '', caSecret = ''): Manifest {
  const kind = place.includes('/') ? 'Issuer' : 'ClusterIssuer';
  const spec = caSecret === '' ? {} : { ca: { secretName: caSecret } };
  const status = { conditions: conditions(['Ready', isReady ? 'True' : 'False', '', message]) };
  return object(kind, place, { spec, status });
}

function object(
  kind: IssuingKind,
  place: string,
  {
    spec = {},
    status,
    annotations = {},
    created = CREATED,
    owner,
  }: Parts & { readonly owner?: readonly [string, string] }
): Manifest {
  const { group, versions } = CERT_MANAGER_RESOURCES.find((it) => it.kind === kind)!;
  const [first = '', second] = place.split('/');
  const named = second === undefined ? { name: first } : { namespace: first, name: second };
  const ownerReferences = owner === undefined ? [] : [{ kind: owner[0], name: owner[1], controller: true }];
  return {
    apiVersion: `${group}/${versions[0]}`,
    kind,
    metadata: { ...named, annotations, creationTimestamp: created, ownerReferences },
    spec,
    ...(status === null ? {} : { status }),
  };
}
