import type { Slot } from '../../inventory/slot.ts';
import { type Pace, eachPaced } from './pace.ts';

export interface SourceTally {
  readonly fingerprints: Set<string>;
  readonly inTrouble: Slot[];
}

/** What the slots of each source hold, by the source's name. */
export async function sourceTallies(slots: readonly Slot[], pace: Pace): Promise<ReadonlyMap<string, SourceTally>> {
  const tallies = new Map<string, SourceTally>();
  await eachPaced(slots, pace, (slot) => {
    const tally = tallies.get(slot.location.source) ?? { fingerprints: new Set(), inTrouble: [] };
    tallies.set(slot.location.source, tally);
    slot.certificates.forEach(({ fingerprint }) => tally.fingerprints.add(fingerprint));
    if (slot.trouble !== null) {
      tally.inTrouble.push(slot);
    }
  });
  return tallies;
}
