import type { Certificate } from '@notafter/core';
import type { Inventory } from '../../inventory/inventory.ts';
import { type Sighting, type Slot, sightingsOf } from '../../inventory/slot.ts';
import { type Pace, eachPaced } from './pace.ts';

/** All slots and sightings of one revision: what a query walks over while the inventory goes on changing. */
export interface Roster {
  readonly slots: readonly Slot[];
  readonly sightings: readonly Sighting[];
  /** A number for the certificate of each sighting; sightings of one certificate have the same. */
  certificateNumbers(pace: Pace): Promise<Uint32Array>;
}

/** Takes the roll once a revision. */
export function createRoster(inventory: Inventory): () => Roster {
  let revision = inventory.revision;
  let roster = callRoll(inventory);
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
    for (const sighting of sightingsOf(slot)) {
      sightings.push(sighting);
    }
  }
  let numbers: Uint32Array | null = null;
  return {
    slots,
    sightings,
    certificateNumbers: async (pace) => (numbers ??= await numberCertificates(sightings, pace)),
  };
}

async function numberCertificates(sightings: readonly Sighting[], pace: Pace): Promise<Uint32Array> {
  const known = new Map<Certificate, number>();
  const numbers = new Uint32Array(sightings.length);
  await eachPaced(sightings, pace, ({ certificate }, index) => {
    const number = known.get(certificate) ?? known.size;
    known.set(certificate, number);
    numbers[index] = number;
  });
  return numbers;
}
