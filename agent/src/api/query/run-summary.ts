import { type Cell, type FieldName, QUERY_COLUMNS, STATES_BY_URGENCY, type State, fieldNamed } from '@notafter/core';
import { eachMatchingRow } from './matching-rows.ts';
import type { RunQuery } from './query-context.ts';
import { fieldReader } from './read-field.ts';
import { type Read, type Row, type View, stateOf } from './row.ts';
import { type TableColumn, tableOf } from './table.ts';

interface Group {
  readonly values: readonly Cell[];
  earliestNotAfterMs: number | null;
  /** For each sighting the number of its certificate with its urgency, in one number: sorted, the worst of each comes first. */
  readonly sightings: number[];
}

/** Urgencies are indexes of `STATES_BY_URGENCY`. */
const URGENCIES = STATES_BY_URGENCY.length;

/** One row a group with the distinct certificates in each state; a certificate counts once a group, in its worst state there. */
export const runSummary: RunQuery = async (query, { view, roster, pace, notices }) => {
  const groupBy = query.groupBy ?? [];
  const groups = createGroups(groupBy, view);
  const numbers = await roster.certificateNumbers(pace);
  await eachMatchingRow(query.conditions, { view, roster, pace }, (row, index) => {
    const { notAfterMs } = row.sighting!.certificate;
    const urgency = STATES_BY_URGENCY.indexOf(stateOf(row, view) as State);
    for (const group of groups.of(row)) {
      count(group, numbers[index]! * URGENCIES + urgency, notAfterMs);
    }
  });
  const summaries = groups.all().map((group) => ({ ...group, states: countStates(group) }));
  return tableOf(summaries, {
    columns: [...groupColumns(groupBy), ...SUMMARY_COLUMNS.filter(({ name }) => !isGroup(groupBy, name))],
    orderBy: query.orderBy ?? groupBy.map((field) => ({ field })),
    limit: query.limit,
    pace,
    notices,
  });
};

function isGroup(groupBy: readonly FieldName[], name: string): boolean {
  return (groupBy as readonly string[]).includes(name);
}

interface Groups {
  /** The groups that a row belongs to: one, or one a value of a field with many. */
  of(row: Row): readonly Group[];
  all(): readonly Group[];
}

function createGroups(groupBy: readonly FieldName[], view: View): Groups {
  const reads = groupBy.map((name) => fieldReader(name, view));
  const many = groupBy.findIndex((name) => fieldNamed(name)?.type === 'string[]');
  const groups = new Map<Cell, Group>();
  const groupOf = (values: readonly Cell[]): Group => {
    const key = values.length === 1 ? values[0]! : JSON.stringify(values);
    const group = groups.get(key) ?? { values, earliestNotAfterMs: null, sightings: [] };
    groups.set(key, group);
    return group;
  };
  if (groupBy.length === 0) {
    groupOf([]);
  }
  return {
    of: (row) => {
      const cells = reads.map((read) => read(row));
      return many === -1 ? [groupOf(cells)] : spread(cells, many).map(groupOf);
    },
    all: () => [...groups.values()],
  };
}

/** One list of values for each value of the cell with many; without any it is the empty text. */
function spread(cells: readonly Cell[], many: number): ReadonlyArray<readonly Cell[]> {
  const values = cells[many] as readonly string[];
  return [...new Set(values.length === 0 ? [''] : values)].map((value) => cells.with(many, value));
}

function count(group: Group, sighting: number, notAfterMs: number | null): void {
  group.sightings.push(sighting);
  if (notAfterMs !== null && (group.earliestNotAfterMs === null || notAfterMs < group.earliestNotAfterMs)) {
    group.earliestNotAfterMs = notAfterMs;
  }
}

/** Distinct certificates by state, in the order of `STATES_BY_URGENCY`. */
function countStates({ sightings }: Group): readonly number[] {
  const counts = STATES_BY_URGENCY.map(() => 0);
  let last = -1;
  for (const sighting of Uint32Array.from(sightings).sort()) {
    const number = Math.floor(sighting / URGENCIES);
    if (number !== last) {
      counts[sighting % URGENCIES]!++;
      last = number;
    }
  }
  return counts;
}

interface Summary extends Group {
  readonly states: readonly number[];
}

const STATE_OF_COLUMN: Readonly<Record<string, State>> = {
  valid: 'valid',
  warning: 'warning',
  critical: 'critical',
  expired: 'expired',
  notYetValid: 'not-yet-valid',
  unreadable: 'unreadable',
  silenced: 'silenced',
  superseded: 'superseded',
};

const READ_SUMMARY: Readonly<Record<string, Read<Summary>>> = {
  count: ({ states }) => states.reduce((sum, number) => sum + number, 0),
  sightings: ({ sightings }) => sightings.length,
  state: ({ states }) => STATES_BY_URGENCY[states.findIndex((number) => number > 0)] ?? '',
  earliestNotAfter: ({ earliestNotAfterMs }) => earliestNotAfterMs,
};

const SUMMARY_COLUMNS: ReadonlyArray<TableColumn<Summary>> = QUERY_COLUMNS.summary.map(({ name, type }) => {
  const urgency = STATES_BY_URGENCY.indexOf(STATE_OF_COLUMN[name]!);
  return { name, type, read: READ_SUMMARY[name] ?? (({ states }) => states[urgency] ?? null) };
});

function groupColumns(groupBy: readonly FieldName[]): ReadonlyArray<TableColumn<Summary>> {
  return groupBy.map((name, index) => {
    const type = fieldNamed(name)!.type;
    return { name, type: type === 'string[]' ? 'string' : type, read: ({ values }) => values[index]! };
  });
}
