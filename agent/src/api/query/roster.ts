import type { Certificate } from '@notafter/core';
import type { Inventory } from '../../inventory/inventory.ts';
import { type Sighting, type Slot, sightingsOf } from '../../inventory/slot.ts';
import { type Pace, eachPaced } from './pace.ts';

/** All slots and sightings of one revision: what a query walks over while the inventory goes on changing. */
export interface Roster {
  readonly slots: readonly Slot[];
  /** In the order of the slots; made when they are first asked for. */
  sightings(pace: Pace): Promise<readonly Sighting[]>;
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
  let sightings: readonly Sighting[] | null = null;
  let numbers: Uint32Array | null = null;
  const sightingsPaced = async (pace: Pace) => (sightings ??= await allSightings(slots, pace));
  return {
    slots,
    sightings: sightingsPaced,
    certificateNumbers: async (pace) => (numbers ??= await numberCertificates(await sightingsPaced(pace), pace)),
  };
}

async function allSightings(slots: readonly Slot[], pace: Pace): Promise<readonly Sighting[]> {
  const all: Sighting[] = [];
  await eachPaced(slots, pace, (slot) => {
    for (const sighting of sightingsOf(slot)) {
      all.push(sighting);
    }
  });
  return all;
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
