import type { FilterRow, NotafterQuery } from './query';

interface VariableModel {
  readonly multi?: boolean;
  readonly includeAll?: boolean;
}
type Format = (value: string | readonly string[], variable: VariableModel) => string;

/** Grafana's `templateSrv.replace`, bound to the variables of one panel. */
export type Replace = (text: string, format?: Format) => string;

const REGULAR: readonly string[] = ['=~', '!~'];

/** The query with its variables filled in. Several values of one variable become `in`, or alternatives of a regular expression. */
export function interpolateQuery(query: NotafterQuery, replace: Replace): NotafterQuery {
  return {
    ...query,
    ...(query.filters && { filters: interpolateFilters(query.filters, replace) }),
    ...(query.at !== undefined && { at: replace(String(query.at)) }),
  };
}

/** A filter whose variable has no value chosen is left out. */
export function interpolateFilters(rows: readonly FilterRow[], replace: Replace): readonly FilterRow[] {
  return rows.flatMap((row) => interpolateFilter(row, replace));
}

function interpolateFilter(row: FilterRow, replace: Replace): readonly FilterRow[] {
  const { operator, value } = row;
  if (typeof value === 'object') {
    const values = value.flatMap((text) => expand(text, replace));
    return value.length > 0 && values.length === 0 ? [] : [{ ...row, value: values }];
  }
  if (typeof value !== 'string') {
    return [row];
  }
  const values = expand(value, replace);
  if (values.length > 0 && REGULAR.includes(operator)) {
    return [{ ...row, value: replace(value, alternatives) }];
  }
  if (operator === '=' && values.length > 1) {
    return [{ ...row, operator: 'in', value: values }];
  }
  return values.map((text) => ({ ...row, value: text }));
}

// Grafana hands each variable to a format function; what stands between two of these marks is the user's own text.
const MARK = '\u0000';

/** Every text that this one can stand for: one for each combination of the values of its variables. */
function expand(text: string, replace: Replace): readonly string[] {
  const lists: string[][] = [];
  const parts = replace(text, (value) => {
    lists.push([value].flat().map(String));
    return MARK;
  }).split(MARK);
  return lists.reduce<string[]>(
    (texts, list, index) => texts.flatMap((begun) => list.map((value) => `${begun}${value}${parts[index + 1] ?? ''}`)),
    [parts[0] ?? '']
  );
}

function alternatives(value: string | readonly string[], variable: VariableModel): string {
  const values = [value].flat().map(String);
  if (typeof value === 'string' && !variable.multi && !variable.includeAll) {
    return value;
  }
  return values.length === 1 ? escaped(values[0]!) : `(${values.map(escaped).join('|')})`;
}

/** Text that a regular expression (RE2) takes literally. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
