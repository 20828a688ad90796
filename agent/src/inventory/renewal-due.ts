import type { IssuanceFailure } from '@notafter/core';
import type { Slot } from './slot.ts';

/** The share of its lifetime after which what renews a certificate by itself usually does so (cert-manager, ACME). */
const USUAL_SHARE = 2 / 3;

/** The kubelet renews when 70 to 90 % of the lifetime have passed. */
const LATEST_SHARE: Readonly<Record<string, number>> = { kubelet: 0.9 };

/** What is waited for beyond the usual share, where the manager has named no moment. */
const PATIENCE = 0.05;
/** What is waited for beyond the moment that the manager has named: it needs some minutes, and less time when little is left. */
const ISSUING_MS = 10 * 60_000;

/**
 * Whether the place holds what its object's manager renews, or would hold it: not the authority that lies beside a
 * certificate in a Secret, nor the one that a kubeconfig trusts.
 */
export function isRenewedHere({ location, certificates, formerLeaf }: Slot): boolean {
  const leaf = certificates[0] ?? formerLeaf;
  if (location.kind === 'secret') {
    return location.key === 'tls.crt' || (leaf !== null && !leaf.isCa);
  }
  return leaf?.isCa !== true;
}

/** Why the manager of the place cannot issue what it holds, or should hold; null while that may still succeed. */
export function failureAt(slot: Slot, nowMs: number): IssuanceFailure | null {
  const failure = isRenewedHere(slot) ? slot.facts.issuanceFailure : undefined;
  return failure === undefined || nowMs < (failure.fromMs ?? nowMs) ? null : failure;
}

/**
 * When the leaf of a slot should be renewed, epoch milliseconds: the moment its manager names, else two thirds of its
 * lifetime when something renews it by itself; null when nobody does.
 */
export function renewalDueMs(slot: Slot): number | null {
  if (!isRenewedHere(slot)) {
    return null;
  }
  return slot.facts.renewalDueMs ?? atShare(slot, USUAL_SHARE);
}

/**
 * From when on a renewal that has not come is late, epoch milliseconds: some minutes after the moment its manager names,
 * else a twentieth of the lifetime after the manager's usual point; null when nobody renews it by itself.
 */
export function renewalLateMs(slot: Slot): number | null {
  const { facts, certificates } = slot;
  const end = certificates[0]?.notAfterMs ?? null;
  if (!isRenewedHere(slot) || end === null) {
    return null;
  }
  if (facts.renewalDueMs !== undefined) {
    return facts.renewalDueMs + Math.min(ISSUING_MS, Math.max(0, PATIENCE * (end - facts.renewalDueMs)));
  }
  return atShare(slot, (LATEST_SHARE[facts.managedBy ?? ''] ?? USUAL_SHARE) + PATIENCE);
}

function atShare({ facts, certificates }: Slot, share: number): number | null {
  const leaf = certificates[0];
  if (facts.managedBy === undefined || !leaf || leaf.notBeforeMs === null || leaf.notAfterMs === null) {
    return null;
  }
  return Math.round(leaf.notBeforeMs + share * (leaf.notAfterMs - leaf.notBeforeMs));
}
