import {
  type Cell,
  type Certificate,
  type FieldName,
  QUERY_COLUMNS,
  STATES_BY_URGENCY,
  type State,
  fieldNamed,
} from '@notafter/core';
import { matchingRows } from './matching-rows.ts';
import { eachPaced } from './pace.ts';
import type { RunQuery } from './query-context.ts';
import { fieldReader } from './read-field.ts';
import { type Read, type Row, type View, stateOf } from './row.ts';
import { type TableColumn, tableOf } from './table.ts';

interface Group {
  readonly values: readonly Cell[];
  sightings: number;
  earliestNotAfterMs: number | null;
  /** The worst state of each certificate as an index of `STATES_BY_URGENCY`. */
  readonly urgencies: Map<Certificate, number>;
}

/** One row a group with the distinct certificates in each state; a certificate counts once a group, in its worst state there. */
export const runSummary: RunQuery = async (query, { view, roster, pace, notices }) => {
  const groupBy = query.groupBy ?? [];
  const rows = await matchingRows(query.conditions, { view, roster, pace });
  const groups = createGroups(groupBy, view);
  await eachPaced(rows, pace, (row) => {
    const { certificate } = row.sighting!;
    const urgency = STATES_BY_URGENCY.indexOf(stateOf(row, view) as State);
    for (const group of groups.of(row)) {
      count(group, certificate, urgency);
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
    const group = groups.get(key) ?? { values, sightings: 0, earliestNotAfterMs: null, urgencies: new Map() };
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

function count(group: Group, certificate: Certificate, urgency: number): void {
  const { notAfterMs } = certificate;
  group.sightings++;
  const known = group.urgencies.get(certificate);
  if (known === undefined || urgency < known) {
    group.urgencies.set(certificate, urgency);
  }
  if (notAfterMs !== null && (group.earliestNotAfterMs === null || notAfterMs < group.earliestNotAfterMs)) {
    group.earliestNotAfterMs = notAfterMs;
  }
}

/** Distinct certificates by state, in the order of `STATES_BY_URGENCY`. */
function countStates({ urgencies }: Group): readonly number[] {
  const counts = STATES_BY_URGENCY.map(() => 0);
  for (const urgency of urgencies.values()) {
    counts[urgency]!++;
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
  count: ({ urgencies }) => urgencies.size,
  sightings: ({ sightings }) => sightings,
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
