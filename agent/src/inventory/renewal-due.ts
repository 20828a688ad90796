import type { Slot } from './slot.ts';

/** The share of its lifetime after which what renews a certificate by itself usually does so (cert-manager, ACME). */
const USUAL_SHARE = 2 / 3;

/**
 * When the leaf of a slot should be renewed, epoch milliseconds: the moment its manager names, else two thirds of its
 * lifetime when something renews it by itself; null when nobody does.
 */
export function renewalDueMs({ facts, sightings }: Slot): number | null {
  if (facts.renewalDueMs !== undefined) {
    return facts.renewalDueMs;
  }
  const leaf = sightings[0]?.certificate;
  if (facts.managedBy === undefined || !leaf || leaf.notBeforeMs === null || leaf.notAfterMs === null) {
    return null;
  }
  return Math.round(leaf.notBeforeMs + USUAL_SHARE * (leaf.notAfterMs - leaf.notBeforeMs));
}
