import { type Condition, type FieldName, QUERY_COLUMNS, conditionOf, fieldNamed, isFieldName } from '@notafter/core';
import { MAX_BUCKETS, hasTooManyBuckets } from './buckets.ts';
import { compilePattern } from './pattern.ts';
import { type QueryInput, shortText } from './query-schema.ts';
import { isTimeZone } from './time-zone.ts';

export interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A query that can run. */
export interface CheckedQuery extends Omit<QueryInput, 'filters'> {
  readonly conditions: readonly Condition[];
  readonly range: Range;
}

/** What is wrong with a request, and where: `queries[0].filters[1].value`. */
export interface RequestProblem {
  readonly field: string;
  readonly message: string;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: RequestProblem };

/** Checks what the schema cannot say: what depends on the type of a field or of the query. */
export function checkQuery(query: QueryInput, range: Range, path: string): Checked<CheckedQuery> {
  const conditions = checkFilters(query.filters ?? [], `${path}.filters`);
  if (!conditions.ok) {
    return conditions;
  }
  const problem =
    repeated(query.fields, `${path}.fields`) ??
    repeated(query.groupBy, `${path}.groupBy`) ??
    manyValuedGroups(query, path) ??
    unknownOrder(query, path) ??
    unknownTimeZone(query, path) ??
    tooManyBuckets(query, range, path);
  return problem === null
    ? { ok: true, value: { ...query, conditions: conditions.value, range } }
    : { ok: false, problem };
}

export function checkFilters(filters: NonNullable<QueryInput['filters']>, path: string): Checked<readonly Condition[]> {
  const conditions: Condition[] = [];
  for (const [index, filter] of filters.entries()) {
    const result = conditionOf(filter, compilePattern);
    if (!result.ok) {
      return { ok: false, problem: { field: `${path}[${index}].${result.part}`, message: result.message } };
    }
    conditions.push(result.condition);
  }
  return { ok: true, value: conditions };
}

function repeated(names: readonly FieldName[] = [], path: string): RequestProblem | null {
  const index = names.findIndex((name, position) => names.indexOf(name) !== position);
  return index === -1 ? null : { field: `${path}[${index}]`, message: `${names[index]} is there twice` };
}

/** Two of them would give one group for each pair of values. */
function manyValuedGroups({ groupBy = [] }: QueryInput, path: string): RequestProblem | null {
  const manyValued = groupBy.filter((name) => fieldNamed(name)?.type === 'string[]');
  return manyValued.length < 2
    ? null
    : {
        field: `${path}.groupBy`,
        message: `only one field with many values can be grouped by, not ${manyValued.join(' and ')}`,
      };
}

function unknownOrder({ type, groupBy = [], orderBy = [] }: QueryInput, path: string): RequestProblem | null {
  const columns = QUERY_COLUMNS[type].map(({ name }) => name);
  const groups: readonly string[] = type === 'summary' ? groupBy : [];
  const isKnown = (name: string) =>
    type === 'certificates' ? isFieldName(name) : columns.includes(name) || groups.includes(name);
  const index = orderBy.findIndex(({ field }) => !isKnown(field));
  if (index === -1) {
    return null;
  }
  const allowed =
    type === 'certificates' ? 'a field of GET /api/v1/fields' : `one of ${[...groups, ...columns].join(', ')}`;
  const message = `unknown column ${shortText(orderBy[index]!.field)}; it must be ${allowed}`;
  return { field: `${path}.orderBy[${index}].field`, message };
}

function unknownTimeZone({ timeZone }: QueryInput, path: string): RequestProblem | null {
  return timeZone === undefined || isTimeZone(timeZone)
    ? null
    : {
        field: `${path}.timeZone`,
        message: `unknown time zone ${shortText(timeZone)}; use an IANA name such as Europe/Paris`,
      };
}

function tooManyBuckets({ type, interval = 'week' }: QueryInput, range: Range, path: string): RequestProblem | null {
  return type === 'upcoming' && hasTooManyBuckets(range, interval)
    ? { field: `${path}.interval`, message: `the range has more than ${MAX_BUCKETS} of them; use a longer one` }
    : null;
}
