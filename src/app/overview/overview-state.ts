import { type Filter, isFieldName, type State, STATES } from '@notafter/core';
import { CALENDAR_MODES, type CalendarMode } from '../../components/calendar/day-tallies';
import { AXIS_KINDS, type AxisKind } from '../../components/runway/axis-kind';
import { type Grouping, GROUPINGS } from '../../components/runway/grouping';
import { type Sort, SORTS } from '../../components/runway/sort-rows';
import { type Freeze, freezeText, parseFreeze } from '../rehearsal/freeze';
import { filterParameter, parseFilter } from './filter-parameter';

export const VIEWS = ['runway', 'table', 'calendar', 'trust'] as const;
export type View = (typeof VIEWS)[number];

/** A page has no dashboard whose range could be the axis. */
export const AXES = AXIS_KINDS.filter((kind) => kind !== 'dashboard');

/** All that a person has set on the Overview; it lives in the page's address. */
export interface OverviewState {
  readonly filters: readonly Filter[];
  /** Empty: all. */
  readonly states: readonly State[];
  /** Whether what nothing uses is shown, too. */
  readonly unused: boolean;
  readonly view: View;
  readonly group: Grouping;
  /** Of the runway. */
  readonly sort: Sort;
  /** Of the runway and of the tree of trust. */
  readonly axis: AxisKind;
  /** Of the calendar. */
  readonly count: CalendarMode;
  /** Of the table: a column, descending with a minus before it. */
  readonly order: string;
  /** Evaluates as of another moment, epoch milliseconds. */
  readonly atMs: number | null;
  /** Days in which nothing may be changed. */
  readonly freeze: Freeze | null;
}

const DEFAULTS = {
  view: 'runway',
  group: 'namespace',
  sort: 'ends-first',
  axis: 'log',
  count: 'ends',
  order: 'notAfter',
} as const;

/** What an address says; what it does not say, or says wrong, is as at first. */
export function readOverviewState(search: URLSearchParams): OverviewState {
  const order = search.get('order') ?? '';
  return {
    filters: search.getAll('filter').flatMap((text) => parseFilter(text) ?? []),
    states: (search.get('state') ?? '').split(',').filter(isState),
    unused: search.get('unused') === 'shown',
    view: oneOf(VIEWS, search.get('view'), DEFAULTS.view),
    group: oneOf(GROUPINGS, search.get('group'), DEFAULTS.group),
    sort: oneOf(SORTS, search.get('sort'), DEFAULTS.sort),
    axis: oneOf(AXES, search.get('axis'), DEFAULTS.axis),
    count: oneOf(CALENDAR_MODES, search.get('count'), DEFAULTS.count),
    order: isFieldName(order.replace(/^-/, '')) ? order : DEFAULTS.order,
    atMs: momentOf(search.get('at')),
    freeze: parseFreeze(search.get('freeze')),
  };
}

/** The address for a changed state. Defaults are left out, parameters of others stay. */
export function writeOverviewState(search: URLSearchParams, change: Partial<OverviewState>): URLSearchParams {
  const state = { ...readOverviewState(search), ...change };
  const next = new URLSearchParams(search);
  next.delete('filter');
  state.filters.forEach((filter) => next.append('filter', filterParameter(filter)));
  set(next, 'state', state.states.join(','), '');
  set(next, 'unused', state.unused ? 'shown' : '', '');
  set(next, 'view', state.view, DEFAULTS.view);
  set(next, 'group', state.group, DEFAULTS.group);
  set(next, 'sort', state.sort, DEFAULTS.sort);
  set(next, 'axis', state.axis, DEFAULTS.axis);
  set(next, 'count', state.count, DEFAULTS.count);
  set(next, 'order', state.order, DEFAULTS.order);
  set(next, 'at', state.atMs === null ? '' : String(state.atMs), '');
  set(next, 'freeze', state.freeze === null ? '' : freezeText(state.freeze), '');
  return next;
}

function set(search: URLSearchParams, name: string, value: string, unset: string): void {
  if (value === unset) {
    search.delete(name);
  } else {
    search.set(name, value);
  }
}

function oneOf<T extends string>(choices: readonly T[], value: string | null, otherwise: T): T {
  return choices.find((choice) => choice === value) ?? otherwise;
}

function isState(text: string): text is State {
  return (STATES as readonly string[]).includes(text);
}

function momentOf(text: string | null): number | null {
  const moment = text === null || text === '' ? NaN : Number(text);
  return Number.isSafeInteger(moment) && !Number.isNaN(new Date(moment).getTime()) ? moment : null;
}
