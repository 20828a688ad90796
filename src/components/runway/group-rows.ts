import { type State, STATES_BY_URGENCY } from '@notafter/core';
import type { RunwayRow } from './row';

export interface RowGroup {
  readonly name: string;
  readonly rows: readonly RunwayRow[];
  readonly worst: State;
  /** How many rows have each state that occurs, the worst first. */
  readonly counts: ReadonlyArray<readonly [State, number]>;
}

/** Rows by their group's text, in the order in which the groups first occur. */
export function groupRows(rows: readonly RunwayRow[]): readonly RowGroup[] {
  const byName = new Map<string, RunwayRow[]>();
  for (const row of rows) {
    const group = byName.get(row.group);
    if (group === undefined) {
      byName.set(row.group, [row]);
    } else {
      group.push(row);
    }
  }
  return [...byName].map(([name, members]) => {
    const counts = countStates(members);
    return { name, rows: members, counts, worst: counts[0]?.[0] ?? 'valid' };
  });
}

function countStates(rows: readonly RunwayRow[]): RowGroup['counts'] {
  const counts = new Map<State, number>();
  for (const { state } of rows) {
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return STATES_BY_URGENCY.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [[state, count] as const];
  });
}
