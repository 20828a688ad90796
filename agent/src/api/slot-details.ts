import { type SightingDetails, type SlotDetails, titleOf, withoutDer } from '@notafter/core';
import type { History } from '../history/create-history.ts';
import { failureAt, renewalDueMs } from '../inventory/renewal-due.ts';
import { type Sighting, type Slot, sightingsOf } from '../inventory/slot.ts';
import { certificateSummary, issuersAbove } from './kinship.ts';
import { placeSummaries, placeSummary } from './place-summary.ts';
import type { View } from './query/row.ts';

/** All that is known of a slot now. */
export function slotDetails(slot: Slot, view: View, history: History, checkableFromMs: number): SlotDetails {
  const { inventory, judge, nowMs } = view;
  const leaf = slot.certificates[0];
  const failure = failureAt(slot, nowMs);
  const others = leaf === undefined ? [] : inventory.slotsHolding(leaf.fingerprint).filter(({ id }) => id !== slot.id);
  return {
    ...placeSummary(slot, view),
    location: slot.location,
    owner: slot.facts.owner ?? '',
    managedBy: slot.facts.managedBy ?? '',
    usedBy: slot.facts.usedBy ?? [],
    renewalDueMs: renewalDueMs(slot),
    ...(failure === null ? {} : { issuanceFailure: failure }),
    stored: sightingsOf(slot).map((sighting) => sightingDetails(sighting, view)),
    problems: slot.problems,
    trouble: slot.trouble,
    firstSeenMs: slot.firstSeenMs,
    lastGoodMs: slot.lastGoodMs,
    renewedAtMs: slot.renewedAtMs,
    findings: judge.slot(slot, nowMs).findings,
    history: history.ofSlot(slot.id),
    otherPlaces: placeSummaries(others, view),
    otherPlacesTotal: others.length,
    issuers: leaf === undefined ? [] : issuersAbove(leaf, inventory).map(certificateSummary),
    checkableFromMs,
  };
}

function sightingDetails(sighting: Sighting, { judge, nowMs }: View): SightingDetails {
  const { certificate, position, role } = sighting;
  const verdict = judge.sighting(sighting, nowMs);
  return { certificate: withoutDer(certificate), title: titleOf(certificate), position, role, ...verdict };
}
