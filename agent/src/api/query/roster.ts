import type { Inventory } from '../../inventory/inventory.ts';
import type { Sighting, Slot } from '../../inventory/slot.ts';

/** All slots and sightings of one revision: what a query walks over while the inventory goes on changing. */
export interface Roster {
  readonly slots: readonly Slot[];
  readonly sightings: readonly Sighting[];
}

/** Takes the roll once a revision. */
export function createRoster(inventory: Inventory): () => Roster {
  let revision: number | null = null;
  let roster: Roster = { slots: [], sightings: [] };
  return () => {
    if (revision !== inventory.revision) {
      revision = inventory.revision;
      roster = callRoll(inventory);
    }
    return roster;
  };
}

function callRoll(inventory: Inventory): Roster {
  const slots = [...inventory.slots()];
  const sightings: Sighting[] = [];
  for (const slot of slots) {
    for (const sighting of slot.sightings) {
      sightings.push(sighting);
    }
  }
  return { slots, sightings };
}
