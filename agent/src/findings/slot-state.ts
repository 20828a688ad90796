import { type Facts, type Finding, type State, type Status, worstState } from '@notafter/core';
import { type Sighting, type Slot, sightingsOf } from '../inventory/slot.ts';

/** Whether nobody is to be told of the object now, by an annotation of its own or of its namespace. */
export function isSilenced({ ignored, silencedUntilMs }: Facts, nowMs: number): boolean {
  return ignored === true || (silencedUntilMs !== undefined && nowMs < silencedUntilMs);
}

/** The first that holds: superseded, silenced, unreadable, else the status. */
export function sightingState(slot: Slot, status: Status, isSuperseded: boolean, nowMs: number): State {
  if (isSuperseded) {
    return 'superseded';
  }
  if (isSilenced(slot.facts, nowMs)) {
    return 'silenced';
  }
  return slot.trouble === null ? status : 'unreadable';
}

/** Of its leaf, or the worst of a place that holds authorities only. */
export function slotState(
  slot: Slot,
  nowMs: number,
  stateOfSighting: (sighting: Sighting) => State,
  findings: readonly Finding[]
): State {
  if (isSilenced(slot.facts, nowMs)) {
    return 'silenced';
  }
  if (slot.trouble !== null) {
    return 'unreadable';
  }
  if (slot.disappearedAtMs !== null) {
    return findings.some(({ rule }) => rule === 'disappeared') ? 'unreadable' : 'superseded';
  }
  const isBundle = slot.certificates.every(({ isCa }) => isCa);
  const deciding = isBundle ? sightingsOf(slot) : sightingsOf(slot).slice(0, 1);
  return worstState(deciding.map(stateOfSighting)) ?? 'valid';
}
