import { type Cell, DAY_MS, type State, titleOf, placeOf } from '@notafter/core';
import type { Judge, SightingVerdict } from '../../findings/create-judge.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { type Sighting, type Slot, sightingAt } from '../../inventory/slot.ts';

/** What fields are read from. A place without certificates has no sighting; one that is forgotten has no slot either. */
export interface Row {
  readonly slot: Slot | null;
  readonly sighting: Sighting | null;
}

/** The estate as of a moment. */
export interface View {
  readonly inventory: Inventory;
  readonly judge: Judge;
  readonly nowMs: number;
}

export type Read<R> = (row: R) => Cell;

export function rowOf(sighting: Sighting): Row {
  return { slot: sighting.slot, sighting };
}

/** A slot seen through its leaf, or without any certificate. */
export function rowOfSlot(slot: Slot): Row {
  return { slot, sighting: sightingAt(slot, 0) ?? null };
}

export function verdictOf(row: Row, view: View): SightingVerdict | null {
  return row.sighting === null ? null : view.judge.sighting(row.sighting, view.nowMs);
}

/** The state of what is seen, or of the place when nothing is there. */
export function stateOf(row: Row, view: View): State | '' {
  const verdict = verdictOf(row, view);
  if (verdict !== null || row.slot === null) {
    return verdict?.state ?? '';
  }
  return view.judge.slot(row.slot, view.nowMs).state;
}

/** What people call what is at a place: its leaf's title, else the place itself. */
export function titleOfSlot(slot: Slot): string {
  const leaf = slot.certificates[0];
  return leaf === undefined ? placeOf(slot.location) : titleOf(leaf);
}

export function daysUntil(momentMs: number | null, nowMs: number): number | null {
  return momentMs === null ? null : (momentMs - nowMs) / DAY_MS;
}
