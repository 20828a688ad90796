import type { Manifest } from '../../kubernetes/api-server.ts';
import { validity } from '../authority.ts';
import { type ManagedCertificate, issuerRefOf, renewalTimeMs } from './managed-certificate.ts';
import { metadataOf, timeText } from './manifests.ts';
import { orderNameOf } from './issuing-manifests.ts';
import { objectNameOf } from './written-secret.ts';

const HOUR_MS = 3_600_000;
const NEVER_ISSUED_FOR_MS = 30 * HOUR_MS;
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
  const { name, dnsNames, issuer, life, renewBefore } = certificate;
  const times = {
    duration: durationText(life.lifetime),
    ...(renewBefore === undefined ? {} : { renewBefore: durationText(renewBefore) }),
  };
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { ...metadataOf(name), creationTimestamp: timeText(createdMs(certificate, nowMs)) },
    spec: { secretName: objectNameOf(name), dnsNames, ...times, issuerRef: issuerRefOf(issuer) },
    status: statusOf(certificate, nowMs),
  };
}

/** Of what was never issued half a minute before it was first tried; else when its first certificate began. */
function createdMs({ state, life, revision }: ManagedCertificate, nowMs: number): number {
  if (state === 'never-issued') {
    return nowMs - NEVER_ISSUED_FOR_MS - 30_000;
  }
  return validity(life, nowMs).notBefore - (revision - 1) * (2 / 3) * life.lifetime * 24 * HOUR_MS - 60_000;
}

/** As Go writes a duration of so many days. */
function durationText(days: number): string {
  const seconds = Math.round(days * 86_400);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return `${hours === 0 ? '' : `${hours}h`}${hours + minutes === 0 ? '' : `${minutes}m`}${seconds % 60}s`;
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
    renewalTime: timeText(renewalTimeMs(certificate, nowMs)),
  };
  const failures = { failedIssuanceAttempts: 3, lastFailureTime: timeText(nowMs - HOUR_MS) };
  return { ...times, revision, conditions, ...(state === 'failing' ? failures : {}) };
}

function conditionsOf(certificate: ManagedCertificate, nowMs: number): Condition[] {
  const { name, state, life, revision } = certificate;
  const { notBefore } = validity(life, nowMs);
  const renewalMs = renewalTimeMs(certificate, nowMs);
  const condition = (
    type: Condition['type'],
    status: Condition['status'],
    [reason, message]: readonly [string, string],
    sinceMs: number
  ): Condition => ({ type, status, reason, message, lastTransitionTime: timeText(sinceMs) });
  const missing = ['DoesNotExist', 'Issuing certificate as Secret does not exist'] as const;
  const ready = ['Ready', 'Certificate is up to date and has not expired'] as const;
  const order = orderNameOf(name, revision + 1);
  const invalid = `${FAILED}: Failed to wait for order resource "${order}" to become ready: order is in "invalid" state: `;
  const scheduled = `Renewing certificate as renewal was scheduled at ${timeText(renewalMs)}`;
  switch (state) {
    case 'ready':
      return [condition('Ready', 'True', ready, notBefore)];
    case 'never-issued':
      return [
        condition('Ready', 'False', missing, nowMs - NEVER_ISSUED_FOR_MS),
        condition('Issuing', 'True', missing, nowMs - NEVER_ISSUED_FOR_MS),
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
