import type { Condition } from '@notafter/core';
import { type Pace, eachPaced } from './pace.ts';
import { fieldReader } from './read-field.ts';
import { type Row, type View, rowOf } from './row.ts';
import type { QueryContext } from './query-context.ts';

/** Whether every condition holds for a row; those that cost most are asked last. */
export function matcher(conditions: readonly Condition[], view: View): (row: Row) => boolean {
  const byCost = conditions.toSorted((a, b) => Number(a.isCostly) - Number(b.isCostly));
  const tests = byCost.map(({ field, holds }) => ({ read: fieldReader(field, view), holds }));
  return (row) => tests.every(({ read, holds }) => holds(read(row)));
}

/** Visits the sightings that every condition holds for, with their indexes in the roster. Rows that nobody keeps cost little. */
export async function eachMatchingRow(
  conditions: readonly Condition[],
  { roster, view, pace }: Pick<QueryContext, 'roster' | 'view' | 'pace'>,
  visit: (row: Row, sighting: number) => void
): Promise<void> {
  const matches = matcher(conditions, view);
  await eachPaced(await roster.sightings(pace), pace, (sighting, index) => {
    const row = rowOf(sighting);
    if (matches(row)) {
      visit(row, index);
    }
  });
}

export async function matchingRows(
  conditions: readonly Condition[],
  context: Pick<QueryContext, 'roster' | 'view' | 'pace'>
): Promise<Row[]> {
  const rows: Row[] = [];
  await eachMatchingRow(conditions, context, (row) => rows.push(row));
  return rows;
}

export async function filtered<T>(items: readonly T[], pace: Pace, keeps: (item: T) => boolean): Promise<T[]> {
  const kept: T[] = [];
  await eachPaced(items, pace, (item) => {
    if (keeps(item)) {
      kept.push(item);
    }
  });
  return kept;
}
