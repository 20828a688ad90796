import { t } from '@grafana/i18n';
import { DEFAULT_CERTIFICATE_FIELDS, type FieldName, isFieldName, type Query, QUERY_TYPES } from '@notafter/core';
import { chosenFields, columnsOf } from './columns-of';
import { type Asker, companionsOf } from './companions-of';
import { parseMoment } from './parse-moment';
import type { NotafterQuery } from './query';
import { usesPart } from './query-parts';
import { toAgentFilters, type Translated } from './to-agent-filters';
import { unescaped } from './unescaped';

/** Places in a time series that nobody limited: each has moments of its own, and Grafana draws every line over all of them. */
const MOST_LINES = 200;

export interface AgentQueryContext {
  readonly nowMs: number;
  /** The dashboard's. */
  readonly timeZone: string;
  readonly asker: Asker;
}

/** A query, its variables filled in, as the agent takes it: only what its type uses. */
export function toAgentQuery(query: NotafterQuery, context: AgentQueryContext): Translated<Query> {
  const { type, refId } = query;
  if (!QUERY_TYPES.includes(type)) {
    const message = t(
      'query.unknown-type',
      'This version of the plugin has no query type “{{type}}”.',
      unescaped({ type })
    );
    return { ok: false, message };
  }
  const filters = toAgentFilters(usesPart(type, 'filters') ? (query.filters ?? []) : [], context.nowMs);
  if (!filters.ok) {
    return filters;
  }
  const at = toMoment(usesPart(type, 'at') ? query.at : undefined, context.nowMs);
  if (!at.ok) {
    return at;
  }
  const value: Query = {
    refId,
    type,
    ...(filters.value.length > 0 && { filters: filters.value }),
    ...(at.value !== undefined && { at: at.value }),
    ...rowsWanted(query),
    ...ofType(query, context),
  };
  return { ok: true, value };
}

function toMoment(at: string | number | undefined, nowMs: number): Translated<number | undefined> {
  const text = String(at ?? '').trim();
  if (text === '') {
    return { ok: true, value: undefined };
  }
  const moment = parseMoment(text, nowMs);
  const message = t(
    'query.bad-at',
    '“As of” cannot be read: “{{text}}”. Write now+30d, 2027-01-31 or epoch milliseconds.',
    unescaped({ text })
  );
  return moment === null ? { ok: false, message } : { ok: true, value: moment };
}

function rowsWanted(query: NotafterQuery): Partial<Query> {
  const { type, orderBy = [], limit } = query;
  const names = columnsOf(query).map(({ name }) => name);
  const orders = usesPart(type, 'orderBy') ? orderBy.filter(({ field }) => names.includes(field)) : [];
  return {
    ...(orders.length > 0 && { orderBy: orders }),
    ...(usesPart(type, 'limit') && limit !== undefined && limit > 0 && { limit }),
  };
}

function ofType(query: NotafterQuery, { timeZone, asker }: AgentQueryContext): Partial<Query> {
  switch (query.type) {
    case 'certificates':
      return { fields: withCompanions(chosenFields(query), asker), ...(query.distinct && { distinct: true }) };
    case 'summary':
      return { groupBy: [...new Set(query.groupBy ?? [])].filter(isFieldName) };
    case 'remaining':
      return { limit: query.limit ?? MOST_LINES };
    case 'upcoming':
      return { interval: query.interval ?? 'week', timeZone: zoneName(query.timeZone ?? timeZone) };
    default:
      return {};
  }
}

function withCompanions(chosen: readonly string[], asker: Asker): readonly FieldName[] {
  const asked = chosen.length > 0 ? chosen.filter(isFieldName) : DEFAULT_CERTIFICATE_FIELDS;
  return [...new Set([...asked, ...companionsOf(chosen, asker)])];
}

function zoneName(timeZone: string): string {
  if (timeZone === 'utc') {
    return 'UTC';
  }
  return timeZone === 'browser' || timeZone === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone;
}
