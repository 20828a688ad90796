import { printable, placeOf } from '@notafter/core';
import { readingSteps } from '../reading-steps.ts';
import type { SlotRule } from '../rule.ts';
import { moment } from '../words.ts';

/** The place, or one of its blocks, cannot be read. What was read before stays. */
export const unreadable: SlotRule = {
  on: 'slot',
  id: 'unreadable',
  find({ trouble, problems, location, lastGoodMs, certificates }, { uid }, nowMs) {
    if (trouble === null && problems.length === 0) {
      return [];
    }
    const where = printable(placeOf(location), 300);
    if (trouble !== null && trouble.reason !== 'missing') {
      const kept =
        certificates.length === 0 || lastGoodMs === null
          ? 'it has never been read'
          : `what is shown was read ${moment(lastGoodMs, nowMs)}`;
      return [
        {
          message: `${where} cannot be read (${trouble.reason}): ${printable(trouble.message, 300)}; ${kept}`,
          remedy: readingSteps(location, trouble.reason, uid),
          sinceMs: trouble.sinceMs,
        },
      ];
    }
    return problems.map(({ item, reason, message }) => ({
      message: `Block ${item + 1} of ${where} is broken (${reason}): ${printable(message, 300)}`,
      remedy: readingSteps(location, reason, uid),
      sinceMs: null,
    }));
  },
};
