import { printable, placeOf } from '@notafter/core';
import { readingSteps } from '../reading-steps.ts';
import { issued, knownRenewal } from '../renewal-steps.ts';
import type { SlotRule } from '../rule.ts';
import { called, moment } from '../words.ts';

/** A literally configured place is absent, until it is back. */
export const missing: SlotRule = {
  on: 'slot',
  id: 'missing',
  find({ trouble, location, formerLeaf, facts }, { uid }, nowMs) {
    if (trouble?.reason !== 'missing') {
      return [];
    }
    const held = formerLeaf === null ? '' : `; it held ${called(formerLeaf)}`;
    const known = facts.issuanceFailure?.remedy ?? knownRenewal(facts);
    const writer = facts.managedBy === undefined ? '' : `; ${printable(facts.managedBy, 200)} is to write it`;
    return [
      {
        message: `${printable(placeOf(location), 300)} is missing since ${moment(trouble.sinceMs, nowMs)}${held}${writer}`,
        remedy: known === undefined ? readingSteps(location, 'missing', uid) : [...known, issued(location)],
        sinceMs: trouble.sinceMs,
      },
    ];
  },
};
