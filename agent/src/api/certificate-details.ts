import { type Certificate, type CertificateDetails, roleOf, statusOf, titleOf, withoutDer } from '@notafter/core';
import type { ApiContext } from './api-context.ts';
import { certificateSummary, issuedBy, issuersAbove } from './kinship.ts';
import { MAX_LISTED, placeSummaries } from './place-summary.ts';
import type { Pace } from './query/pace.ts';

/** A certificate with its places and its chain up and down. */
export async function certificateDetails(
  certificate: Certificate,
  api: ApiContext,
  pace: Pace
): Promise<CertificateDetails> {
  const { inventory, judge } = api;
  const view = api.view();
  const slots = inventory.slotsHolding(certificate.fingerprint);
  const issued = await issuedBy(certificate, inventory, api.roster, pace);
  return {
    certificate: withoutDer(certificate),
    title: titleOf(certificate),
    role: roleOf(certificate),
    status: statusOf(certificate, judge.policyFor(slots[0]!), view.nowMs),
    places: placeSummaries(slots, view),
    placesTotal: slots.length,
    issuers: issuersAbove(certificate, inventory).map(certificateSummary),
    issued: issued.slice(0, MAX_LISTED).map(certificateSummary),
    issuedTotal: issued.length,
  };
}
