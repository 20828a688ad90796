import {
  type FieldName,
  type Filter,
  type FindingRule,
  type Order,
  type Query,
  type QueryRequest,
  type QueryResponse,
  type Result,
  type State,
  STATES,
} from '@notafter/core';
import type { Zone } from '../../components/time/date-text';
import { rowsOf } from '../data/records';
import { BLIND_SPOT } from '../sources/blind-spots';
import type { OverviewState } from './overview-state';
import { comingWeeks, fillWeeks, ianaZone, type Week } from './weeks';

/** More rows than this are not fetched; the page says so. */
export const ROW_LIMIT = 10_000;
const FINDING_LIMIT = 1_000;
/** What breaks sooner than this is for today. */
export const SOON_DAYS = 14;

export interface Breaking {
  readonly ended: number;
  readonly soon: number;
  /** No program renews them, but somebody owns them. */
  readonly byHand: number;
  /** Neither. */
  readonly unattended: number;
}

/** Everything on the Overview but its head, under the same filters. */
export interface OverviewAnswer {
  readonly certificates: number;
  readonly counts: Readonly<Record<State, number>>;
  readonly earliestNotAfterMs: number | null;
  /** Distinct certificates that have ended or end soon. */
  readonly breaking: Breaking;
  /** Certificates at places that nothing refers to. */
  readonly unused: number;
  /** What exists and nobody watches. */
  readonly blindSpots: number;
  readonly findings: Result;
  readonly weeks: readonly Week[];
  readonly rows: Result;
}

/** One request for all parts of the page. `nowMs` only says where the weeks begin. */
export function overviewRequest(
  state: OverviewState,
  fields: readonly FieldName[],
  nowMs: number,
  zone: Zone
): QueryRequest {
  const filters = allFilters(state);
  const at = state.atMs === null ? {} : { at: state.atMs };
  const weeks = comingWeeks(nowMs, zone);
  const breaking: Filter[] = [
    ...filters,
    { field: 'daysLeft', operator: '<', value: SOON_DAYS },
    { field: 'state', operator: 'in', value: ['expired', 'critical', 'warning'] },
  ];
  const manual: Filter[] = [...breaking, { field: 'managedBy', operator: '=', value: '' }];
  const queries: Query[] = [
    { refId: 'all', type: 'summary', filters },
    // A chip counts what it would show, so the chips themselves do not narrow it.
    { refId: 'chips', type: 'summary', filters: allFilters({ ...state, states: [] }) },
    { refId: 'unused', type: 'summary', filters: [...state.filters, UNUSED] },
    { refId: 'blind-spots', type: 'findings', filters: [BLIND_SPOT], limit: 1 },
    { refId: 'breaking', type: 'summary', filters: breaking },
    { refId: 'byHand', type: 'summary', filters: [...manual, { field: 'owner', operator: '!=', value: '' }] },
    { refId: 'unattended', type: 'summary', filters: [...manual, { field: 'owner', operator: '=', value: '' }] },
    { refId: 'findings', type: 'findings', filters, limit: FINDING_LIMIT },
    { refId: 'weeks', type: 'upcoming', filters, interval: 'week', timeZone: ianaZone(zone) },
    {
      refId: 'rows',
      type: 'certificates',
      filters,
      fields,
      orderBy: [rowOrder(state)],
      limit: ROW_LIMIT,
      // A calendar counts certificates, not the places where each of them is.
      ...(state.view === 'calendar' ? { distinct: true } : {}),
    },
  ];
  return {
    range: { from: weeks[0]?.fromMs ?? nowMs, to: (weeks.at(-1)?.toMs ?? nowMs) - 1 },
    queries: queries.map((query) => ({ ...query, ...at })),
  };
}

/** What the page shows of the answer to `overviewRequest`. */
export function readOverviewAnswer({ results }: QueryResponse, request: QueryRequest, zone: Zone): OverviewAnswer {
  const result = (refId: string) => results[refId] ?? NOTHING;
  const summary = (refId: string) => rowsOf(result(refId))[0];
  const count = (refId: string, column: string) => summary(refId)?.number(column) ?? 0;
  const ended = count('breaking', 'expired');
  return {
    certificates: count('all', 'count'),
    counts: countsOf((column) => count('chips', column)),
    earliestNotAfterMs: summary('all')?.number('earliestNotAfter') ?? null,
    breaking: {
      ended,
      soon: count('breaking', 'count') - ended,
      byHand: count('byHand', 'count'),
      unattended: count('unattended', 'count'),
    },
    unused: count('unused', 'count'),
    blindSpots: result('blind-spots').total,
    findings: result('findings'),
    weeks: fillWeeks(comingWeeks(request.range.from, zone), rowsOf(result('weeks'))),
    rows: result('rows'),
  };
}

/** The filters and, as more of them, the chosen states, and whether what nothing uses is shown. */
export function allFilters({
  filters,
  states,
  unused,
}: Pick<OverviewState, 'filters' | 'states' | 'unused'>): readonly Filter[] {
  const isAskedFor = unused || filters.some(({ field }) => field === 'findings');
  return [
    ...filters,
    ...(isAskedFor ? [] : [NOT_UNUSED]),
    ...(states.length === 0 ? [] : [{ field: 'state', operator: 'in', value: states } as const]),
  ];
}

const RULE_UNUSED = 'orphaned' satisfies FindingRule;
const UNUSED: Filter = { field: 'findings', operator: '=', value: RULE_UNUSED };
const NOT_UNUSED: Filter = { field: 'findings', operator: '!=', value: RULE_UNUSED };

/** All views but the table order their rows themselves; what ends first must not be what a limit cuts off. */
function rowOrder({ view, order, sort }: OverviewState): Order {
  if (view !== 'table') {
    const isEndsLast = view === 'runway' && sort === 'ends-last';
    return { field: 'notAfter', direction: isEndsLast ? 'desc' : 'asc' };
  }
  return order.startsWith('-') ? { field: order.slice(1), direction: 'desc' } : { field: order, direction: 'asc' };
}

const NOTHING: Result = { fields: [], values: [], rows: 0, total: 0, notices: [] };

/** `not-yet-valid` stands in the column `notYetValid`. */
function countsOf(count: (column: string) => number): Record<State, number> {
  const column = (state: State) => state.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(STATES.map((state) => [state, count(column(state))])) as Record<State, number>;
}
