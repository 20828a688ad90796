import { DAY_MS, QUERY_COLUMNS } from '@notafter/core';
import type { History } from '../../history/create-history.ts';
import { type Slot, sightingAt } from '../../inventory/slot.ts';
import type { CheckedQuery, Range } from './check-query.ts';
import { matcher } from './matching-rows.ts';
import { orderRows } from './order-rows.ts';
import { eachPaced } from './pace.ts';
import type { QueryContext, RunQuery } from './query-context.ts';
import { type Read, titleOfSlot } from './row.ts';
import { MAX_ROWS, tableOf } from './table.ts';

interface Point {
  readonly slot: Slot;
  readonly atMs: number;
  readonly daysLeft: number;
}

/** A leaf while it was at a place; an end that is not known yet is null. */
interface Stay {
  readonly notAfterMs: number;
  readonly fromMs: number;
  readonly untilMs: number | null;
}

const READ_POINT: Readonly<Record<string, Read<Point>>> = {
  time: ({ atMs }) => atMs,
  slot: ({ slot }) => slot.id,
  title: ({ slot }) => titleOfSlot(slot),
  daysLeft: ({ daysLeft }) => daysLeft,
};

/** Days left of each place's leaf over the range, stepping at each renewal; a limit counts places, those that end first. */
export const runRemaining: RunQuery = async (query, context) => {
  const { history, pace, notices } = context;
  const points: Point[] = [];
  let total = 0;
  await eachPaced(await slotsByEnd(query, context), pace, (slot, index) => {
    const line = pointsOf(slot, history, query.range);
    total += line.length;
    if (index < (query.limit ?? MAX_ROWS) && points.length + line.length <= MAX_ROWS) {
      points.push(...line);
    }
  });
  const table = await tableOf(points, {
    columns: QUERY_COLUMNS.remaining.map(({ name, type }) => ({ name, type, read: READ_POINT[name]! })),
    orderBy: query.orderBy ?? [{ field: 'time' }],
    limit: undefined,
    pace,
    notices: total > MAX_ROWS ? [...notices, manyPlaces] : notices,
  });
  return { ...table, total };
};

const manyPlaces = {
  severity: 'warning',
  text: 'Only the places that end first are shown: add a filter.',
} as const;

async function slotsByEnd(
  { conditions }: CheckedQuery,
  { view, roster, pace }: QueryContext
): Promise<readonly Slot[]> {
  const matches = matcher(conditions, view);
  const slots: Slot[] = [];
  await eachPaced(roster.slots, pace, (slot) => {
    const leaf = sightingAt(slot, 0);
    if (leaf !== undefined && matches({ slot, sighting: leaf })) {
      slots.push(slot);
    }
  });
  const byEnd = { name: 'notAfter', direction: 'asc', read: notAfterMsOf } as const;
  return orderRows(slots, [byEnd], slots.length, pace);
}

function notAfterMsOf(slot: Slot): number | null {
  return slot.certificates[0]?.notAfterMs ?? null;
}

function pointsOf(slot: Slot, history: History, { fromMs, toMs }: Range): readonly Point[] {
  return staysOf(slot, history).flatMap((stay) => {
    const firstMs = Math.max(fromMs, stay.fromMs);
    const lastMs = Math.min(toMs, stay.untilMs === null ? toMs : stay.untilMs - 1);
    if (firstMs > lastMs) {
      return [];
    }
    const moments = firstMs === lastMs ? [firstMs] : [firstMs, lastMs];
    return moments.map((atMs) => ({ slot, atMs, daysLeft: (stay.notAfterMs - atMs) / DAY_MS }));
  });
}

function staysOf(slot: Slot, history: History): readonly Stay[] {
  const notAfterMs = notAfterMsOf(slot);
  const current = { notAfterMs, fromMs: slot.renewedAtMs ?? slot.firstSeenMs, untilMs: null };
  return [...history.previousLeaves(slot.id), current].flatMap((leaf) =>
    leaf.notAfterMs === null ? [] : [{ ...leaf, notAfterMs: leaf.notAfterMs }]
  );
}
