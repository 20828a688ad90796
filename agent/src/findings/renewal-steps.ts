import {
  type Facts,
  type Location,
  type RemedyStep,
  lastAttribute,
  printable,
  shellQuote,
  placeOf,
} from '@notafter/core';
import type { Sighting } from '../inventory/slot.ts';
import { inspection } from './inspection.ts';
import { called, moment } from './words.ts';

/** How to get the new certificate into its place: what is known of the object, else what holds for any. */
export function replacementSteps(sighting: Sighting): readonly RemedyStep[] {
  const { facts, location } = sighting.slot;
  if (facts.issuanceFailure?.remedy !== undefined) {
    return facts.issuanceFailure.remedy;
  }
  const known = knownRenewal(facts);
  if (known !== undefined && known.length > 0) {
    return known;
  }
  if (facts.managedBy !== undefined) {
    return [{ text: `${printable(facts.managedBy, 200)} renews it by itself: find out there why it has not` }];
  }
  const name = called(sighting.certificate);
  const issuer = printable(lastAttribute(sighting.certificate.issuer, 'CN') || sighting.certificate.issuer.text, 200);
  const users = facts.usedBy ?? [];
  const reload = users.length === 0 ? 'what uses it' : printable(users.join(', '), 300);
  return [
    { text: `Get a new certificate for ${name}, with the same names, from ${issuer || 'its issuer'}` },
    { text: `Put it in place of the old one: ${printable(placeOf(location), 300)}` },
    { text: `Reload ${reload}` },
  ];
}

const CERTIFICATE = /^Certificate (?<namespace>[^/]+)\/(?<name>.+)$/s;

/**
 * How an object is renewed, as far as its facts tell: as its source says, or by the Certificate of cert-manager that writes
 * it. The latter follows from its name, so thousands of Secrets need not hold it.
 */
export function knownRenewal({ renewal, managedBy = '' }: Facts): readonly RemedyStep[] | undefined {
  const { namespace, name } = CERTIFICATE.exec(managedBy)?.groups ?? {};
  if (renewal !== undefined || namespace === undefined || name === undefined) {
    return renewal;
  }
  const command = `cmctl renew -n ${shellQuote(namespace)} ${shellQuote(name)}`;
  return [{ text: 'Let cert-manager issue it anew', command }];
}

/** The whole sequence for a certificate that ends: replacing it, and the proof that it is replaced. */
export function renewalSteps(sighting: Sighting, nowMs: number): readonly RemedyStep[] {
  const { certificate, slot, position } = sighting;
  const end = certificate.notAfterMs;
  const proof = end === null ? 'Proof: its end can be read' : `Proof: it ends after ${moment(end, nowMs)}`;
  return [...replacementSteps(sighting), inspection(slot.location, position, 'dates', proof)];
}

/** The proof for a place where nothing was. */
export const issued = (location: Location): RemedyStep =>
  inspection(location, 0, 'dates', 'Proof: a certificate stands there');
