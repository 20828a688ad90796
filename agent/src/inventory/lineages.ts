import type { Certificate, Location } from '@notafter/core';
import { type LineageIndex, createLineageIndex } from './lineage-index.ts';
import { lineageKeysAt, neighbourhoodOf } from './neighbourhood.ts';
import type { Slot } from './slot.ts';

/**
 * Which certificate took the place of another. Few are ever asked for, so a neighbourhood's are gathered when one of them
 * is first asked for, and kept up to date from then on.
 */
export interface Lineages {
  add(slot: Slot): void;
  remove(slot: Slot): void;
  /** One of the same lineage that ends later than this one and has begun at `nowMs`. */
  successor(location: Location, certificate: Certificate, nowMs: number): Certificate | null;
}

interface Neighbourhood {
  readonly index: LineageIndex;
  slots: number;
}

/** @param slotsNear all slots of the neighbourhood of a location */
export function createLineages(slotsNear: (location: Location) => readonly Slot[]): Lineages {
  const gathered = new Map<string, Neighbourhood>();

  function add({ index }: Neighbourhood, slot: Slot): void {
    eachLineage(slot, index.add);
  }

  function neighbourhoodAt(location: Location): Neighbourhood {
    const key = neighbourhoodOf(location);
    const known = gathered.get(key);
    if (known !== undefined) {
      return known;
    }
    const slots = slotsNear(location);
    const made = { index: createLineageIndex(), slots: slots.length };
    slots.forEach((slot) => add(made, slot));
    gathered.set(key, made);
    return made;
  }

  return {
    add(slot) {
      if (gathered.size === 0) {
        return;
      }
      const neighbourhood = gathered.get(neighbourhoodOf(slot.location));
      if (neighbourhood !== undefined) {
        neighbourhood.slots += 1;
        add(neighbourhood, slot);
      }
    },
    remove(slot) {
      if (gathered.size === 0) {
        return;
      }
      const key = neighbourhoodOf(slot.location);
      const neighbourhood = gathered.get(key);
      if (neighbourhood !== undefined) {
        neighbourhood.slots -= 1;
        eachLineage(slot, neighbourhood.index.remove);
        if (neighbourhood.slots === 0) {
          gathered.delete(key);
        }
      }
    },
    successor(location, certificate, nowMs) {
      const key = lineageKeysAt(location)(certificate);
      return key === null ? null : neighbourhoodAt(location).index.successor(key, certificate, nowMs);
    },
  };
}

function eachLineage({ location, sightings }: Slot, visit: (key: string, certificate: Certificate) => void): void {
  const keyOf = lineageKeysAt(location);
  for (const { certificate } of sightings) {
    const key = keyOf(certificate);
    if (key !== null) {
      visit(key, certificate);
    }
  }
}
