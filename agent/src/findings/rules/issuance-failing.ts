import { type IssuanceFailure, type RemedyStep, printable, placeOf } from '@notafter/core';
import { failureAt } from '../../inventory/renewal-due.ts';
import type { Slot } from '../../inventory/slot.ts';
import { inspection } from '../inspection.ts';
import { issued, knownRenewal } from '../renewal-steps.ts';
import type { SlotRule } from '../rule.ts';
import { moment, whenFrom } from '../words.ts';

/** Its manager tries to issue it and fails, in the words of the object that fails. */
export const issuanceFailing: SlotRule = {
  on: 'slot',
  id: 'issuance-failing',
  find(slot, _, nowMs) {
    const { managedBy = 'its manager' } = slot.facts;
    const failure = failureAt(slot, nowMs);
    if (failure === null) {
      return [];
    }
    const manager = printable(managedBy, 100);
    const known = failure.remedy ?? knownRenewal(slot.facts) ?? [];
    const steps = known.length > 0 ? known : [{ text: `Find out at ${manager} why it fails` }];
    return [
      {
        message: `${whoCannot(manager, slot)}: ${printable(failure.message, 500)}${triesText(failure, nowMs)}`,
        remedy: [...steps, proofOf(slot, nowMs)],
        sinceMs: failure.sinceMs,
      },
    ];
  },
};

/** A Certificate is what is issued; of anything else that renews, the place says what. */
function whoCannot(manager: string, { location }: Slot): string {
  return manager.startsWith('Certificate ')
    ? `${manager} cannot be issued`
    : `${manager} cannot issue ${printable(placeOf(location), 300)}`;
}

function triesText({ attempts, nextRetryMs, lastFailureMs = null }: IssuanceFailure, nowMs: number): string {
  const times = attempts === 1 ? 'once' : `${attempts} times`;
  const last = lastFailureMs === null ? '' : `, last at ${moment(lastFailureMs, nowMs)}`;
  const failed = attempts === null || attempts === 0 ? '' : `; it failed ${times}${last}`;
  const comes = nextRetryMs !== null && nextRetryMs < nowMs ? 'was due' : 'comes';
  return nextRetryMs === null ? failed : `${failed}; the next try ${comes} ${whenFrom(nowMs, nextRetryMs)}`;
}

function proofOf({ location, certificates }: Slot, nowMs: number): RemedyStep {
  const end = certificates[0]?.notAfterMs ?? null;
  return end === null
    ? issued(location)
    : inspection(location, 0, 'dates', `Proof: it ends after ${moment(end, nowMs)}`);
}
