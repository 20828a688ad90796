import { t } from '@grafana/i18n';
import { type Interval, type Operator, type QueryType } from '@notafter/core';
import { fieldLabel } from '../components/field/field-label';
import { columnsOf } from './columns-of';
import { INTERVALS_AHEAD } from './look-ahead';
import type { FilterRow, NotafterQuery } from './query';
import { usesPart } from './query-parts';
import { unescaped } from './unescaped';

/** A query in one line, as its editor previews it: `Certificates where Namespace is shop, by Ends, at most 100`. */
export function queryInWords(query: NotafterQuery): string {
  const { type } = query;
  const parts = [
    `${subject(query)}${usesPart(type, 'filters') ? conditions(query.filters ?? []) : ''}`,
    usesPart(type, 'orderBy') ? orders(query) : '',
    usesPart(type, 'limit') && query.limit
      ? t('words.limit', 'at most {{limit}}', { limit: query.limit.toLocaleString() })
      : '',
    usesPart(type, 'interval') ? aheadText(query.interval ?? 'week') : '',
    usesPart(type, 'at') && query.at ? t('words.at', 'as of {{at}}', unescaped({ at: query.at })) : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function subject(query: NotafterQuery): string {
  const groups = (query.groupBy ?? []).map((field) => fieldLabel(field)).join(', ');
  switch (query.type) {
    case 'certificates':
      return query.distinct
        ? t('words.distinct', 'Distinct certificates')
        : t('words.certificates', 'Certificates at their places');
    case 'summary':
      return groups === ''
        ? t('words.summary', 'Number of certificates')
        : t('words.summary-by', 'Number of certificates by {{groups}}', unescaped({ groups }));
    case 'upcoming':
      return upcomingText(query.interval ?? 'week');
    default:
      return typeLabel(query.type);
  }
}

export function typeLabel(type: QueryType): string {
  switch (type) {
    case 'certificates':
      return t('type.certificates', 'Certificates');
    case 'summary':
      return t('type.summary', 'Summary');
    case 'remaining':
      return t('type.remaining', 'Remaining time');
    case 'findings':
      return t('type.findings', 'Findings');
    case 'events':
      return t('type.events', 'Events');
    case 'upcoming':
      return t('type.upcoming', 'Coming ends');
    case 'sources':
      return t('type.sources', 'Sources');
    default:
      return type;
  }
}

function upcomingText(interval: Interval): string {
  switch (interval) {
    case 'day':
      return t('words.upcoming-day', 'Ends per day');
    case 'week':
      return t('words.upcoming-week', 'Ends per week');
    case 'month':
      return t('words.upcoming-month', 'Ends per month');
  }
}

/** A dashboard ends at now; what comes is shown nevertheless. */
function aheadText(interval: Interval): string {
  const values = { number: INTERVALS_AHEAD };
  switch (interval) {
    case 'day':
      return t('words.ahead-days', 'at least {{number}} days ahead', values);
    case 'week':
      return t('words.ahead-weeks', 'at least {{number}} weeks ahead', values);
    case 'month':
      return t('words.ahead-months', 'at least {{number}} months ahead', values);
  }
}

function conditions(filters: readonly FilterRow[]): string {
  const complete = filters.filter(({ field, value }) => field !== '' && value !== undefined);
  if (complete.length === 0) {
    return '';
  }
  const list = complete.map((row) => `${fieldLabel(row.field)} ${operatorLabel(row.operator)} ${valueText(row.value)}`);
  return ` ${t('words.where', 'where {{list}}', unescaped({ list: list.join(` ${t('words.and', 'and')} `) }))}`;
}

export function operatorLabel(operator: Operator): string {
  switch (operator) {
    case '=':
      return t('operator.is', 'is');
    case '!=':
      return t('operator.is-not', 'is not');
    case '=~':
      return t('operator.matches', 'matches');
    case '!~':
      return t('operator.matches-not', 'does not match');
    case 'in':
      return t('operator.in', 'is one of');
    default:
      return operator;
  }
}

function valueText(value: FilterRow['value']): string {
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return text === '' ? t('values.empty', '(empty)') : text;
}

function orders(query: NotafterQuery): string {
  const columns = new Map(columnsOf(query).map(({ name, label }) => [name, fieldLabel(name, label)]));
  const list = (query.orderBy ?? []).flatMap(({ field, direction }) => {
    const label = columns.get(field);
    return label === undefined
      ? []
      : [direction === 'desc' ? t('words.descending', '{{label}} descending', unescaped({ label })) : label];
  });
  return list.length === 0 ? '' : t('words.by', 'by {{list}}', unescaped({ list: list.join(', ') }));
}
