import { type FieldName, type FieldType, fieldNamed } from './field.ts';
import type { Cell } from './frame.ts';
import type { Filter, Operator } from './query.ts';

/** A regular expression that matches a whole value, or why the text is none. */
export type Pattern =
  { readonly ok: true; matches(value: string): boolean } | { readonly ok: false; readonly message: string };

export type CompilePattern = (text: string) => Pattern;

/** A filter that is ready to run. */
export interface Condition {
  readonly field: FieldName;
  /** A regular expression: a hundred times the cost of a comparison. */
  readonly isCostly: boolean;
  holds(cell: Cell): boolean;
}

export type ConditionResult =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly part: 'operator' | 'value'; readonly message: string };

type Scalar = string | number | boolean;
type TestResult =
  { ok: true; holds: (cell: Cell) => boolean } | { ok: false; part: 'operator' | 'value'; message: string };

const TEXT_OPERATORS: readonly Operator[] = ['=', '!=', '=~', '!~', 'in'];
const ORDER_OPERATORS: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', 'in'];

const OPERATORS_OF: Record<FieldType, readonly Operator[]> = {
  string: TEXT_OPERATORS,
  'string[]': TEXT_OPERATORS,
  number: ORDER_OPERATORS,
  time: ORDER_OPERATORS,
  boolean: ['=', '!=', 'in'],
};

const SHAPE_OF: Record<FieldType, string> = {
  string: 'a text',
  'string[]': 'a text',
  number: 'a number',
  time: 'epoch milliseconds or an ISO 8601 time such as 2027-01-31T00:00:00Z',
  boolean: 'true or false',
};

/** Compiles a filter, or says which part of it is wrong and what would be right. Whoever asks brings the regular expressions. */
export function conditionOf(filter: Filter, compilePattern: CompilePattern): ConditionResult {
  const type = fieldNamed(filter.field)!.type;
  const test = testOf(filter, type, compilePattern);
  const isCostly = filter.operator === '=~' || filter.operator === '!~';
  return test.ok ? { ok: true, condition: { field: filter.field, isCostly, holds: test.holds } } : test;
}

function testOf({ field, operator, value }: Filter, type: FieldType, compilePattern: CompilePattern): TestResult {
  const allowed = OPERATORS_OF[type];
  if (!allowed.includes(operator)) {
    const message = `${operator} does not work on ${field}, a ${type}; use one of ${allowed.join(' ')}`;
    return { ok: false, part: 'operator', message };
  }
  if (Array.isArray(value) !== (operator === 'in')) {
    const message = operator === 'in' ? 'in takes a list of texts' : `${operator} takes one value; use in for a list`;
    return { ok: false, part: 'value', message };
  }
  if (operator === '=~' || operator === '!~') {
    return patternTest(operator, compilePattern(String(value)));
  }
  return comparison(operator, [value].flat() as Scalar[], type);
}

function patternTest(operator: Operator, pattern: Pattern): TestResult {
  if (!pattern.ok) {
    return { ok: false, part: 'value', message: pattern.message };
  }
  const negated = operator === '!~';
  return { ok: true, holds: (cell) => negated !== anyValue(cell, (value) => pattern.matches(String(value))) };
}

function comparison(operator: Operator, values: readonly Scalar[], type: FieldType): TestResult {
  const operands = values.map((value) => operandOf(value, type));
  const isOrder = operator.startsWith('<') || operator.startsWith('>');
  if (operands.includes(undefined) || (isOrder && operands[0] === null)) {
    return { ok: false, part: 'value', message: `the value must be ${SHAPE_OF[type]}` };
  }
  if (isOrder) {
    return { ok: true, holds: orderTest(operator, Number(operands[0])) };
  }
  const wanted = new Set<unknown>(operands);
  const negated = operator === '!=';
  return { ok: true, holds: (cell) => negated !== anyValue(cell, (value) => wanted.has(value)) };
}

/** What a cell is compared with; null stands for an absent number, time or boolean, undefined for a value of a wrong type. */
function operandOf(value: Scalar, type: FieldType): Scalar | null | undefined {
  if (type === 'string' || type === 'string[]') {
    return String(value);
  }
  if (value === '') {
    return null;
  }
  if (type === 'boolean') {
    return { true: true, false: false }[String(value)];
  }
  return typeof value === 'boolean' ? undefined : numberOf(value, type);
}

function numberOf(value: string | number, type: FieldType): number | undefined {
  const isIsoText = type === 'time' && /^\d{4}-\d{2}-\d{2}/.test(String(value));
  const number = isIsoText ? Date.parse(String(value)) : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

function orderTest(operator: Operator, operand: number): (cell: Cell) => boolean {
  switch (operator) {
    case '<':
      return (cell) => typeof cell === 'number' && cell < operand;
    case '<=':
      return (cell) => typeof cell === 'number' && cell <= operand;
    case '>':
      return (cell) => typeof cell === 'number' && cell > operand;
    default:
      return (cell) => typeof cell === 'number' && cell >= operand;
  }
}

/** Whether any value of a cell passes; no value at all counts as one empty text. */
function anyValue(cell: Cell, passes: (value: Scalar | null) => boolean): boolean {
  if (!Array.isArray(cell)) {
    return passes(cell as Scalar | null);
  }
  return cell.length === 0 ? passes('') : cell.some(passes);
}
