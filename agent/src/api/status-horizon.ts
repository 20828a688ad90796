import { renewalLateMs } from '../inventory/renewal-due.ts';
import type { Sighting, Slot } from '../inventory/slot.ts';
import { type Pace, eachPaced } from './query/pace.ts';
import type { Roster } from './query/roster.ts';
import type { View } from './query/row.ts';

interface Horizon {
  readonly roster: Roster;
  readonly nextMs: number;
}

/** Finds the next moment at which any status or finding changes, null when none ever does; looks once a revision and moment passed. */
export function createStatusHorizon(options: { roster: () => Roster; view: () => View }) {
  let known: Horizon | null = null;
  return async (pace: Pace): Promise<number | null> => {
    const roster = options.roster();
    const view = options.view();
    if (known === null || known.roster !== roster || known.nextMs <= view.nowMs) {
      known = { roster, nextMs: await nextChangeMs(roster, view, pace) };
    }
    return known.nextMs === Infinity ? null : known.nextMs;
  };
}

async function nextChangeMs(roster: Roster, view: View, pace: Pace): Promise<number> {
  let nextMs = Infinity;
  await eachPaced(await roster.sightings(pace), pace, (sighting) => {
    for (const moment of momentsOf(sighting, view)) {
      if (moment !== null && moment > view.nowMs && moment < nextMs) {
        nextMs = moment;
      }
    }
  });
  return nextMs;
}

function momentsOf(sighting: Sighting, { judge, nowMs }: View): ReadonlyArray<number | null> {
  const { notBeforeMs, notAfterMs } = sighting.certificate;
  const { warningAtMs, criticalAtMs } = judge.sighting(sighting, nowMs);
  const ownMoments = [notBeforeMs, warningAtMs, criticalAtMs, notAfterMs === null ? null : notAfterMs + 1];
  return sighting.position === 0 ? [...ownMoments, ...momentsOfSlot(sighting.slot)] : ownMoments;
}

function momentsOfSlot(slot: Slot): ReadonlyArray<number | null> {
  const lateMs = renewalLateMs(slot);
  const { issuanceFailure, silencedUntilMs = null } = slot.facts;
  return [lateMs === null ? null : lateMs + 1, issuanceFailure?.fromMs ?? null, silencedUntilMs];
}
