import type { FieldType, Filter, Operator } from '@notafter/core';
import type { FilterRow } from './query';

const ALL_OPERATORS: Record<FieldType, readonly Operator[]> = {
  string: ['=', '!=', '=~', '!~', 'in'],
  'string[]': ['=', '!=', '=~', '!~', 'in'],
  number: ['<', '<=', '>', '>=', '=', '!=', 'in'],
  time: ['<', '<=', '>', '>='],
  boolean: ['=', '!='],
};

export function operatorsOf(type: FieldType | undefined): readonly Operator[] {
  return ALL_OPERATORS[type ?? 'string'];
}

/** The row with another operator. Its value keeps what the operator can take: a list for `in`, else one value. */
export function withOperator(row: FilterRow, operator: Operator): FilterRow {
  return { ...row, operator, value: operator === 'in' ? listOf(row.value) : firstOf(row.value) };
}

/** The row on another field: its value belonged to the old one. */
export function withField(row: FilterRow, field: string, type: FieldType | undefined): FilterRow {
  const operators = operatorsOf(type);
  return { field, operator: operators.includes(row.operator) ? row.operator : operators[0]! };
}

export function listOf(value: Filter['value'] | undefined): readonly string[] {
  if (value === undefined || value === '') {
    return [];
  }
  return typeof value === 'object' ? value : [String(value)];
}

function firstOf(value: Filter['value'] | undefined): Filter['value'] | undefined {
  return typeof value === 'object' ? value[0] : value;
}
