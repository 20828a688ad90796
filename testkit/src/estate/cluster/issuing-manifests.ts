import type { Manifest } from '../../kubernetes/api-server.ts';
import { type ManagedCertificate, isAcme, issuerRefOf, renewalTimeMs } from './managed-certificate.ts';
import { type ObjectName, metadataOf, timeText } from './manifests.ts';
import { objectNameOf } from './written-secret.ts';

const HOUR_MS = 3_600_000;

interface Owner {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

interface Progress {
  /** Of the CertificateRequest. */
  readonly ready: { readonly status: 'True' | 'False'; readonly reason: string; readonly message: string };
  /** Of the Order and of each Challenge; a Challenge that was passed is gone. */
  readonly order: { readonly state: 'valid' | 'pending' | 'invalid'; readonly challenge: string | null };
  readonly sinceMs: number;
}

/** What cert-manager has made to get the newest certificate of a Certificate: a request, and with ACME its order and challenges. */
export function issuingManifests(certificate: ManagedCertificate, nowMs: number): Manifest[] {
  const { name, dnsNames, issuer, state, revision } = certificate;
  const asked = state === 'ready' || state === 'never-issued' ? revision : revision + 1;
  const progress = progressOf(certificate, asked, nowMs);
  const requestName = requestNameOf(name, asked);
  const created = timeText(progress.sinceMs);
  const common = { namespace: metadataOf(name).namespace ?? '', created };
  const condition = { type: 'Ready', ...progress.ready, lastTransitionTime: created };
  const approved = {
    type: 'Approved',
    status: 'True',
    reason: 'cert-manager.io',
    message: 'Certificate request has been approved by cert-manager.io',
  };
  const request: Manifest = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'CertificateRequest',
    metadata: {
      ...metadataOwned(common, requestName, {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        name: objectNameOf(name),
      }),
      annotations: {
        'cert-manager.io/certificate-name': objectNameOf(name),
        'cert-manager.io/certificate-revision': String(asked),
      },
    },
    spec: { issuerRef: issuerRefOf(issuer) },
    status: { conditions: [{ ...approved, lastTransitionTime: created }, condition] },
  };
  if (!isAcme(issuer)) {
    return [request];
  }
  const orderName = orderNameOf(name, asked);
  const { state: orderState, challenge } = progress.order;
  const order: Manifest = {
    apiVersion: 'acme.cert-manager.io/v1',
    kind: 'Order',
    metadata: metadataOwned(common, orderName, {
      apiVersion: 'cert-manager.io/v1',
      kind: 'CertificateRequest',
      name: requestName,
    }),
    spec: { dnsNames, issuerRef: issuerRefOf(issuer) },
    status: { state: orderState, ...(orderState === 'invalid' ? { failureTime: timeText(nowMs - HOUR_MS) } : {}) },
  };
  return [
    request,
    order,
    ...(challenge === null ? [] : [challengeOf(certificate, common, orderName, orderState, challenge)]),
  ];
}

/** That of the first name; a wildcard is challenged by DNS. */
function challengeOf(
  { dnsNames: [first], issuer }: ManagedCertificate,
  common: { readonly namespace: string; readonly created: string },
  order: string,
  state: Progress['order']['state'],
  reason: string
): Manifest {
  const wildcard = first.startsWith('*.');
  return {
    apiVersion: 'acme.cert-manager.io/v1',
    kind: 'Challenge',
    metadata: metadataOwned(common, `${order}-1593426971`, {
      apiVersion: 'acme.cert-manager.io/v1',
      kind: 'Order',
      name: order,
    }),
    spec: {
      type: wildcard ? 'DNS-01' : 'HTTP-01',
      dnsName: first.replace(/^\*\./, ''),
      wildcard,
      issuerRef: issuerRefOf(issuer),
    },
    status: { state, reason, presented: state === 'pending', processing: state === 'pending' },
  };
}

function progressOf(certificate: ManagedCertificate, asked: number, nowMs: number): Progress {
  const { name, state, issuer, dnsNames } = certificate;
  const renewalMs = renewalTimeMs(certificate, nowMs);
  const order = orderNameOf(name, asked);
  const waiting = isAcme(issuer)
    ? `Waiting on certificate issuance from order ${metadataOf(name).namespace}/${order}: "pending"`
    : 'Referenced issuer does not have a Ready status condition';
  const pending = { status: 'False', reason: 'Pending', message: waiting } as const;
  const path = `http://${dnsNames[0]}/.well-known/acme-challenge/`;
  const selfCheck = 'Waiting for HTTP-01 challenge propagation: ';
  switch (state) {
    case 'ready':
      return {
        ready: { status: 'True', reason: 'Issued', message: 'Certificate fetched from issuer successfully' },
        order: { state: 'valid', challenge: null },
        sinceMs: nowMs + (certificate.life.left - certificate.life.lifetime) * 24 * HOUR_MS,
      };
    case 'failing': {
      const message = `Failed to wait for order resource "${order}" to become ready: order is in "invalid" state: `;
      const host = dnsNames[0].replace(/^\*\./, '');
      const challenge = `Error accepting authorization: acme: authorization error for ${host}: 403 urn:ietf:params:acme:error:unauthorized: Incorrect TXT record "parked by registrar" found at _acme-challenge.${host}`;
      return {
        ready: { status: 'False', reason: 'Failed', message },
        order: { state: 'invalid', challenge },
        sinceMs: nowMs - HOUR_MS - 90_000,
      };
    }
    case 'never-issued':
      return {
        ready: pending,
        order: { state: 'pending', challenge: `${selfCheck}wrong status code '404', expected '200'` },
        sinceMs: nowMs - 30 * HOUR_MS,
      };
    case 'renewing':
      return {
        ready: pending,
        order: { state: 'pending', challenge: `${selfCheck}wrong status code '503', expected '200'` },
        sinceMs: renewalMs,
      };
    default:
      return {
        ready: pending,
        order: {
          state: 'pending',
          challenge: `${selfCheck}failed to perform self check GET request '${path}': dial tcp: lookup ${dnsNames[0]} on 10.96.0.10:53: no such host`,
        },
        sinceMs: renewalMs,
      };
  }
}

const metadataOwned = (
  { namespace, created }: { readonly namespace: string; readonly created: string },
  name: string,
  owner: Owner
): Manifest['metadata'] => ({
  ...{ namespace, name, creationTimestamp: created },
  ownerReferences: [{ ...owner, controller: true, blockOwnerDeletion: true }],
});

const requestNameOf = (name: ObjectName, revision: number): string => `${objectNameOf(name)}-${revision}`;

export const orderNameOf = (name: ObjectName, revision: number): string =>
  `${requestNameOf(name, revision)}-2407777396`;
