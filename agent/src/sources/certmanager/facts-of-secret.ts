import type { Facts } from '@notafter/core';
import { managedByCertificate } from '../cluster/managed-by-certificate.ts';
import { failureOf } from './failure-of.ts';
import type { Issuance } from './issuance.ts';

/**
 * What is known of a Secret by the Certificates that write it and the issuers that use it. Where several write it,
 * cert-manager lets the oldest have it, so that one comes first.
 */
export function factsOfSecret([issuance, ...others]: readonly Issuance[], issuers: readonly string[]): Facts {
  const usedBy = issuers.length === 0 ? {} : { usedBy: issuers };
  if (issuance === undefined) {
    return usedBy;
  }
  const { namespace, name, renewalMs } = issuance.certificate;
  const failure = failureOf(issuance);
  const writers = [issuance, ...others].map(({ certificate }) => `Certificate ${namespace}/${certificate.name}`);
  return {
    managedBy: managedByCertificate(namespace, name),
    automationKnown: true,
    ...(renewalMs === null ? {} : { renewalDueMs: renewalMs }),
    ...(failure === null ? {} : { issuanceFailure: failure }),
    ...(others.length === 0 ? {} : { writers }),
    ...usedBy,
    ...issuance.certificate.facts,
  };
}

/** Why a Secret that a Certificate should write is not there, in the words of cert-manager; null when it is. */
export function whyMissing([issuance]: readonly Issuance[]): string | null {
  if (issuance === undefined) {
    return null;
  }
  const { ready, notAfterMs, renewalMs, revision } = issuance.certificate;
  if (ready === null) {
    const isIssued = notAfterMs !== null || renewalMs !== null || revision > 0;
    return isIssued ? null : 'cert-manager has not issued it yet';
  }
  return ready.status !== 'True' && ready.reason === 'DoesNotExist'
    ? ready.message || 'the Secret does not exist'
    : null;
}
