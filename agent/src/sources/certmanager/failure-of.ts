import { type IssuanceFailure, printable } from '@notafter/core';
import { type Cause, failedStep, issuerTrouble, waitingFor } from './cause.ts';
import type { CertificateRecord } from './certificate.ts';
import { failureSteps } from './failure-steps.ts';
import type { Issuance } from './issuance.ts';

const HOUR_MS = 3_600_000;
/** https://cert-manager.io/docs/usage/certificate/#issuance-behavior-rotation-of-the-private-key */
const LONGEST_RETRY_MS = 32 * HOUR_MS;

/** Issuing takes some minutes, and less of what is short-lived. */
const ISSUING_MS = 10 * 60_000;
const ISSUING_SHARE = 0.05;

const USUAL_SHARE = 2 / 3;
const LONGEST_TEXT = 1000;

/**
 * Why a Certificate is not issued; null when nothing speaks against it. What has failed counts at once, what is under way
 * only after the time that issuing takes, and an issuer that is not ready from the moment on at which it is needed.
 */
export function failureOf(issuance: Issuance): IssuanceFailure | null {
  const { certificate } = issuance;
  const failed = failedStep(issuance);
  if (failed === null && !hasFailed(certificate)) {
    return stuckOf(issuance);
  }
  const cause: Cause = failed === null ? waitingFor(issuance) : { kind: 'step', step: failed };
  return {
    ...wordsOf(cause, issuance),
    sinceMs: failed?.sinceMs ?? certificate.lastFailureMs,
    lastFailureMs: certificate.lastFailureMs,
    attempts: certificate.attempts,
    nextRetryMs: nextRetryMs(certificate),
  };
}

function hasFailed({ issuing, attempts, lastFailureMs }: CertificateRecord): boolean {
  return (attempts ?? 0) > 0 || lastFailureMs !== null || (issuing?.status === 'False' && issuing.reason === 'Failed');
}

function stuckOf(issuance: Issuance): IssuanceFailure | null {
  const beginsMs = beginOf(issuance);
  if (beginsMs === null) {
    return null;
  }
  const patienceMs = Math.min(ISSUING_MS, ISSUING_SHARE * issuance.certificate.durationMs);
  return {
    ...wordsOf(waitingFor(issuance), issuance),
    ...(beginsMs === undefined ? { sinceMs: null } : { sinceMs: beginsMs, fromMs: beginsMs + patienceMs }),
    attempts: null,
    nextRetryMs: null,
  };
}

/** When it began, or will have to begin, to wait for a new certificate; undefined: nobody says when; null: it does not. */
function beginOf(issuance: Issuance): number | null | undefined {
  const { issuing, ready, createdMs, renewalMs, isRenewalDisabled } = issuance.certificate;
  const begun = issuing?.status === 'True' ? issuing : ready;
  if (begun === null || begun === issuing || begun.status !== 'True') {
    return begun?.sinceMs ?? createdMs ?? undefined;
  }
  if (isRenewalDisabled) {
    return usualRenewalMs(issuance.certificate);
  }
  return issuerTrouble(issuance) === null ? null : renewalMs;
}

function usualRenewalMs({ notBeforeMs, notAfterMs }: CertificateRecord): number | null {
  return notBeforeMs === null || notAfterMs === null ? null : notBeforeMs + USUAL_SHARE * (notAfterMs - notBeforeMs);
}

/** Cert-manager waits an hour, doubling with every failure. Null while it tries. */
function nextRetryMs({ lastFailureMs, attempts, issuing }: CertificateRecord): number | null {
  if (lastFailureMs === null || issuing?.status === 'True') {
    return null;
  }
  return lastFailureMs + Math.min(LONGEST_RETRY_MS, HOUR_MS * 2 ** (Math.max(1, attempts ?? 1) - 1));
}

function wordsOf(cause: Cause, { certificate, issuer }: Issuance): Pick<IssuanceFailure, 'message' | 'remedy'> {
  return {
    message: printable(messageOf(cause, certificate), LONGEST_TEXT),
    remedy: failureSteps(cause, certificate, issuer === 'absent'),
  };
}

function messageOf(cause: Cause, { issuer }: CertificateRecord): string {
  switch (cause.kind) {
    case 'certificate':
      return cause.message;
    case 'issuer': {
      const where = issuer.namespace === '' ? '' : `${issuer.namespace}/`;
      return `${issuer.kind} ${where}${issuer.name} ${cause.message}`;
    }
    case 'step': {
      const { kind, namespace, name, challenge, message } = cause.step;
      const what = challenge === null ? '' : ` (${challenge.type} for ${challenge.host})`;
      return `${kind} ${namespace}/${name}${what}: ${message || 'it says no reason'}`;
    }
  }
}
