import type { CertificateRecord } from './certificate.ts';
import type { Issuance } from './issuance.ts';
import type { StepRecord } from './step.ts';

/** What keeps a certificate from being issued, the deepest of what says so. */
export type Cause =
  | { readonly kind: 'step'; readonly step: StepRecord }
  | { readonly kind: 'issuer'; readonly message: string }
  | { readonly kind: 'certificate'; readonly message: string };

/** What has failed; null when it is the Certificate alone that says so. */
export function failedStep({ steps }: Issuance): StepRecord | null {
  return steps.find(({ state }) => state === 'failed') ?? null;
}

/** What is waited for. */
export function waitingFor(issuance: Issuance): Cause {
  const { certificate, steps } = issuance;
  const waiting = steps.filter(({ state, message }) => state === 'pending' && message !== '');
  const acme = waiting.find(({ kind }) => kind !== 'CertificateRequest');
  if (acme !== undefined) {
    return { kind: 'step', step: acme };
  }
  const issuer = issuerTrouble(issuance);
  if (issuer !== null) {
    return { kind: 'issuer', message: issuer };
  }
  const [request] = waiting;
  return request === undefined
    ? { kind: 'certificate', message: saidBy(certificate) }
    : { kind: 'step', step: request };
}

/** Why its issuer cannot issue; null when it can, as far as is known. */
export function issuerTrouble({ issuer }: Issuance): string | null {
  if (issuer === 'unknown') {
    return null;
  }
  if (issuer === 'absent') {
    return 'does not exist';
  }
  if (issuer.ready?.status === 'True') {
    return null;
  }
  const says = issuer.ready === null ? 'cert-manager has not looked at it' : issuer.ready.message;
  return says === '' ? 'is not ready' : `is not ready: ${says}`;
}

function saidBy({ issuing, ready, isRenewalDisabled }: CertificateRecord): string {
  if (issuing?.message) {
    return issuing.message;
  }
  if (ready !== null && ready.status !== 'True') {
    return ready.message || 'it is not ready';
  }
  if (isRenewalDisabled) {
    return 'its renewal is switched off (spec.renewal.policy is Disabled)';
  }
  return ready === null ? 'it has no status: cert-manager has not looked at it' : 'it says no reason';
}
