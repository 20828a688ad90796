import { printable } from '@notafter/core';
import { readingSteps } from '../reading-steps.ts';
import type { SlotRule } from '../rule.ts';
import { called, moment } from '../words.ts';

/** A literally configured place is absent, until it is back. */
export const missing: SlotRule = {
  on: 'slot',
  id: 'missing',
  find({ place, trouble, location, formerLeaf }, { uid }, nowMs) {
    if (trouble?.reason !== 'missing') {
      return [];
    }
    const held = formerLeaf === null ? '' : `; it held ${called(formerLeaf)}`;
    return [
      {
        message: `${printable(place, 300)} is missing since ${moment(trouble.sinceMs, nowMs)}${held}`,
        remedy: readingSteps(location, 'missing', uid),
        sinceMs: trouble.sinceMs,
      },
    ];
  },
};
