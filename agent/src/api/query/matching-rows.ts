import type { Condition } from './condition.ts';
import { type Pace, eachPaced } from './pace.ts';
import { fieldReader } from './read-field.ts';
import { type Row, type View, rowOf } from './row.ts';
import type { QueryContext } from './query-context.ts';

/** Whether every condition holds for a row. */
export function matcher(conditions: readonly Condition[], view: View): (row: Row) => boolean {
  const tests = conditions.map(({ field, holds }) => ({ read: fieldReader(field, view), holds }));
  return (row) => tests.every(({ read, holds }) => holds(read(row)));
}

/** The sightings that every condition holds for. */
export async function matchingRows(
  conditions: readonly Condition[],
  { roster, view, pace }: Pick<QueryContext, 'roster' | 'view' | 'pace'>
): Promise<Row[]> {
  const matches = matcher(conditions, view);
  const rows: Row[] = [];
  await eachPaced(roster.sightings, pace, (sighting) => {
    const row = rowOf(sighting);
    if (matches(row)) {
      rows.push(row);
    }
  });
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
