import type { Facts } from '@notafter/core';
import { managedByCertificate } from '../cluster/managed-by-certificate.ts';
import { failureOf } from './failure-of.ts';
import type { Issuance } from './issuance.ts';

/**
 * What is known of a Secret by the Certificates that write it. Where there are several, cert-manager lets the oldest have
 * it, so that one comes first.
 */
export function factsOfSecret([issuance, ...others]: readonly [Issuance, ...Issuance[]]): Facts {
  const { namespace, name, renewalMs } = issuance.certificate;
  const failure = failureOf(issuance);
  const writers = [issuance, ...others].map(({ certificate }) => `Certificate ${namespace}/${certificate.name}`);
  return {
    ...managedByCertificate(namespace, name),
    ...(renewalMs === null ? {} : { renewalDueMs: renewalMs }),
    ...(failure === null ? {} : { issuanceFailure: failure }),
    ...(others.length === 0 ? {} : { writers }),
    ...issuance.certificate.facts,
  };
}

/** Why a Secret that a Certificate should write is not there, in the words of cert-manager; null when it is. */
export function whyMissing({ certificate: { ready, notAfterMs } }: Issuance): string | null {
  if (ready === null) {
    return notAfterMs === null ? 'cert-manager has not issued it yet' : null;
  }
  return ready.status !== 'True' && ready.reason === 'DoesNotExist'
    ? ready.message || 'the Secret does not exist'
    : null;
}
