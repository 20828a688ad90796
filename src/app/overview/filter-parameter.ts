import { type Filter, fieldNamed, isFieldName, OPERATORS, type Operator } from '@notafter/core';

/** A filter as one parameter of an address: `owner|=|team-pay`, a list of values as JSON. */
export function filterParameter({ field, operator, value }: Filter): string {
  return `${field}|${operator}|${Array.isArray(value) ? JSON.stringify(value) : String(value)}`;
}

/** Null when it is none. */
export function parseFilter(text: string): Filter | null {
  const [, field = '', operator = '', value = ''] = /^([^|]*)\|([^|]*)\|([^]*)$/.exec(text) ?? [];
  return isOperator(operator) ? filterOf(field, operator, value) : null;
}

/** The filter of a field, an operator and a text, with the value in the field's own type; null when they do not fit. */
export function filterOf(field: string, operator: Operator, text: string): Filter | null {
  if (!isFieldName(field)) {
    return null;
  }
  const value = operator === 'in' ? listOf(text) : valueOf(fieldNamed(field)?.type ?? 'string', text);
  return value === null ? null : { field, operator, value };
}

/** The operators that make sense for a field, the most usual first. */
export function operatorsOf(field: string): readonly Operator[] {
  switch (fieldNamed(field)?.type) {
    case 'number':
    case 'time':
      return ['<', '<=', '>', '>=', '=', '!='];
    case 'boolean':
      return ['=', '!='];
    default:
      return ['=', '!=', '=~', '!~'];
  }
}

function valueOf(type: string, text: string): string | number | boolean | null {
  switch (type) {
    case 'number':
      return text.trim() === '' || !Number.isFinite(Number(text)) ? null : Number(text);
    case 'time':
      return momentOf(text.trim());
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : null;
    default:
      return text;
  }
}

/** Epoch milliseconds, or a date in ISO 8601. */
function momentOf(text: string): number | null {
  const moment = /^-?\d{5,}$/.test(text) ? Number(text) : /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  return Number.isFinite(moment) ? moment : null;
}

function listOf(text: string): readonly string[] | null {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : null;
  } catch {
    return null;
  }
}

function isOperator(text: string): text is Operator {
  return (OPERATORS as readonly string[]).includes(text);
}
