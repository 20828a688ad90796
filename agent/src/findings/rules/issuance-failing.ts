import { type IssuanceFailure, printable } from '@notafter/core';
import { isRenewedHere } from '../../inventory/renewal-due.ts';
import type { Slot } from '../../inventory/slot.ts';
import { inspection } from '../inspection.ts';
import type { SlotRule } from '../rule.ts';
import { moment, whenFrom } from '../words.ts';

/** Its manager tries to issue it and fails, in the words of the object that fails. */
export const issuanceFailing: SlotRule = {
  on: 'slot',
  id: 'issuance-failing',
  find(slot, _, nowMs) {
    const { issuanceFailure: failure, managedBy = 'its manager', renewal = [] } = slot.facts;
    if (failure === undefined || !isRenewedHere(slot)) {
      return [];
    }
    const manager = printable(managedBy, 100);
    const steps = renewal.length > 0 ? renewal : [{ text: `Find out at ${manager} why it fails` }];
    return [
      {
        message: `${manager} cannot issue ${printable(slot.place, 300)}: ${printable(failure.message, 500)}${triesText(failure, nowMs)}`,
        remedy: [...steps, inspection(slot.location, 0, 'dates', proofOf(slot, nowMs))],
        sinceMs: failure.sinceMs,
      },
    ];
  },
};

function triesText({ attempts, nextRetryMs, sinceMs }: IssuanceFailure, nowMs: number): string {
  const since = sinceMs === null ? '' : ` since ${moment(sinceMs, nowMs)}`;
  const failed = attempts === null ? '' : `; it failed ${attempts === 1 ? 'once' : `${attempts} times`}${since}`;
  return nextRetryMs === null ? failed : `${failed}; the next try comes ${whenFrom(nowMs, nextRetryMs)}`;
}

function proofOf({ sightings }: Slot, nowMs: number): string {
  const end = sightings[0]?.certificate.notAfterMs ?? null;
  return end === null ? 'Proof: a certificate stands there' : `Proof: it ends after ${moment(end, nowMs)}`;
}
