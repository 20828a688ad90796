import { DAY_MS, printable, placeOf } from '@notafter/core';
import { readingSteps } from '../reading-steps.ts';
import type { SlotRule } from '../rule.ts';
import { called, whenFrom } from '../words.ts';

/** What a pattern had found is gone, for a day; not when a successor stands beside it. */
export const disappeared: SlotRule = {
  on: 'slot',
  id: 'disappeared',
  find({ location, disappearedAtMs, formerLeaf }, { inventory, uid }, nowMs) {
    const isOver = disappearedAtMs === null || nowMs - disappearedAtMs >= DAY_MS;
    if (isOver || formerLeaf === null || inventory.successorOf(location, formerLeaf, nowMs) !== null) {
      return [];
    }
    return [
      {
        message: `${printable(placeOf(location), 300)} disappeared ${whenFrom(nowMs, disappearedAtMs)}; it held ${called(formerLeaf)}`,
        remedy: [{ text: 'If it was meant to go, nothing has to be done' }, ...readingSteps(location, 'missing', uid)],
        sinceMs: disappearedAtMs,
      },
    ];
  },
};
