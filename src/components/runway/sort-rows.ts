import { t } from '@grafana/i18n';
import { type State, STATES_BY_URGENCY } from '@notafter/core';
import type { RunwayRow } from './row';

export const SORTS = ['ends-first', 'ends-last', 'worst-first', 'name'] as const;
export type Sort = (typeof SORTS)[number];

/** What the choice of an order says. */
export function sortLabel(sort: Sort): string {
  switch (sort) {
    case 'ends-first':
      return t('runway.sort.ends-first', 'ends first');
    case 'ends-last':
      return t('runway.sort.ends-last', 'ends last');
    case 'worst-first':
      return t('runway.sort.worst-first', 'worst first');
    case 'name':
      return t('runway.sort.name', 'name');
  }
}

const RANK = Object.fromEntries(STATES_BY_URGENCY.map((state, index) => [state, index])) as Record<State, number>;
const COMPARE: Record<Sort, (a: RunwayRow, b: RunwayRow) => number> = {
  'ends-first': (a, b) => settled(a) - settled(b) || endOf(a) - endOf(b) || byName(a, b),
  'ends-last': (a, b) => settled(a) - settled(b) || endOf(b) - endOf(a) || byName(a, b),
  'worst-first': (a, b) => RANK[a.state] - RANK[b.state] || endOf(a) - endOf(b) || byName(a, b),
  name: byName,
};

/** The rows in order. What needs nobody's care, superseded or silenced, stands last among ends. */
export function sortRows(rows: readonly RunwayRow[], sort: Sort): readonly RunwayRow[] {
  return [...rows].sort(COMPARE[sort]);
}

function settled({ state }: RunwayRow): number {
  return state === 'superseded' || state === 'silenced' ? 1 : 0;
}

/** A row without an end is in trouble: it stands with the first. */
function endOf({ notAfterMs }: RunwayRow): number {
  return notAfterMs ?? Number.MIN_SAFE_INTEGER;
}

function byName(a: RunwayRow, b: RunwayRow): number {
  return compareText(a.title, b.title) || compareText(a.place, b.place) || compareText(a.id, b.id);
}

// localeCompare costs a hundred times more, which 10,000 rows would feel.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
