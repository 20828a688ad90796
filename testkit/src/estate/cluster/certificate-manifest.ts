import type { Manifest } from '../../kubernetes/api-server.ts';
import { validity } from '../authority.ts';
import { type ManagedCertificate, issuerRefOf, renewalTimeMs } from './managed-certificate.ts';
import { metadataOf, timeText } from './manifests.ts';
import { objectNameOf } from './written-secret.ts';

const HOUR_MS = 3_600_000;
const FAILED = 'The certificate request has failed to complete and will be retried';

interface Condition {
  readonly type: 'Ready' | 'Issuing';
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime: string;
}

/** The Certificate with the status that cert-manager gives it. */
export function certificateManifest(certificate: ManagedCertificate, nowMs: number): Manifest {
  const { name, dnsNames, issuer, life } = certificate;
  const minutes = Math.round(life.lifetime * 1440);
  const duration = minutes < 60 ? `${minutes}m0s` : `${minutes / 60}h0m0s`;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: metadataOf(name),
    spec: { secretName: objectNameOf(name), dnsNames, duration, issuerRef: issuerRefOf(issuer) },
    status: statusOf(certificate, nowMs),
  };
}

function statusOf(certificate: ManagedCertificate, nowMs: number): Record<string, unknown> {
  const { state, life, revision } = certificate;
  const conditions = conditionsOf(certificate, nowMs);
  if (state === 'never-issued') {
    return { conditions };
  }
  const { notBefore, notAfter } = validity(life, nowMs);
  const times = {
    notBefore: timeText(notBefore),
    notAfter: timeText(notAfter),
    renewalTime: timeText(renewalTimeMs(life, nowMs)),
  };
  const failures = { failedIssuanceAttempts: 3, lastFailureTime: timeText(nowMs - HOUR_MS) };
  return { ...times, revision, conditions, ...(state === 'failing' ? failures : {}) };
}

function conditionsOf({ name, state, life, revision }: ManagedCertificate, nowMs: number): Condition[] {
  const { notBefore } = validity(life, nowMs);
  const renewalMs = renewalTimeMs(life, nowMs);
  const condition = (
    type: Condition['type'],
    status: Condition['status'],
    [reason, message]: readonly [string, string],
    sinceMs: number
  ): Condition => ({ type, status, reason, message, lastTransitionTime: timeText(sinceMs) });
  const missing = ['DoesNotExist', 'Issuing certificate as Secret does not exist'] as const;
  const ready = ['Ready', 'Certificate is up to date and has not expired'] as const;
  const order = `${objectNameOf(name)}-${revision + 1}-2407777396`;
  const invalid = `${FAILED}: Failed to wait for order resource "${order}" to become ready: order is in "invalid" state: `;
  const scheduled = `Renewing certificate as renewal was scheduled at ${timeText(renewalMs)}`;
  switch (state) {
    case 'ready':
      return [condition('Ready', 'True', ready, notBefore)];
    case 'never-issued':
      return [
        condition('Ready', 'False', missing, nowMs - 30 * HOUR_MS),
        condition('Issuing', 'True', missing, nowMs - 30 * HOUR_MS),
      ];
    case 'failing':
      return [
        condition('Ready', 'True', ready, notBefore),
        condition('Issuing', 'False', ['Failed', invalid], nowMs - HOUR_MS),
      ];
    default:
      return [
        condition('Ready', 'True', ready, notBefore),
        condition('Issuing', 'True', ['Renewing', scheduled], renewalMs),
      ];
  }
}
