import { type PlaceSummary, placeOf } from '@notafter/core';
import type { Slot } from '../inventory/slot.ts';
import { type View, titleOfSlot } from './query/row.ts';

/** A place in one line: what its leaf is, and how it stands. */
export function placeSummary(slot: Slot, { judge, nowMs }: View): PlaceSummary {
  const { cluster, node, source, kind } = slot.location;
  return {
    slot: slot.id,
    place: placeOf(slot.location),
    node,
    cluster,
    source,
    kind,
    title: titleOfSlot(slot),
    state: judge.slot(slot, nowMs).state,
    notAfterMs: slot.certificates[0]?.notAfterMs ?? null,
  };
}

/** The longest list of places or certificates inside one answer; how many there are in all stands beside it. */
export const MAX_LISTED = 1000;

/** Places by their name, at most `MAX_LISTED`. */
export function placeSummaries(slots: readonly Slot[], view: View): readonly PlaceSummary[] {
  const byPlace = slots
    .map((slot) => ({ slot, place: placeOf(slot.location) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : a.slot.id < b.slot.id ? -1 : 1));
  return byPlace.slice(0, MAX_LISTED).map(({ slot }) => placeSummary(slot, view));
}
