import { FIELDS, type FieldName, INTERVALS, OPERATORS, QUERY_TYPES } from '@notafter/core';
import * as z from 'zod/mini';

export const MAX_QUERIES = 50;

const FIELD_NAMES = FIELDS.map(({ name }) => name) as [FieldName, ...FieldName[]];

/** The years 1 to 9999, in epoch milliseconds: what calendars and X.509 can say. */
const MIN_MOMENT = Date.UTC(2000, 0, 1) - 1999 * 365.2425 * 86_400_000;
const MAX_MOMENT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

function oneOf<const T extends readonly [string, ...string[]]>(what: string, values: T) {
  const error = ({ input }: { input?: unknown }) =>
    `${input === undefined ? 'missing' : `unknown ${what} ${shortText(input)}`}; it must be one of ${values.join(', ')}`;
  return z.enum(values, { error });
}

/** An object with these keys and no other. */
function objectOf<T extends z.core.$ZodLooseShape>(shape: T) {
  const keys = Object.keys(shape).join(', ');
  const error = ({ code, keys: unknown }: { code: string; keys?: string[] }) =>
    code === 'unrecognized_keys'
      ? `unknown key ${shortText(unknown?.[0])}; it takes ${keys}`
      : `must be an object of ${keys}`;
  return z.strictObject(shape, { error: error as z.core.$ZodErrorMap });
}

/** What was given, for an error message: never more than a few words of it. */
export function shortText(input: unknown): string {
  const text = JSON.stringify(input) ?? typeof input;
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function listOf<Item extends z.core.SomeType>(what: string, item: Item, max: number) {
  return z.array(item, `must be a list of ${what}`).check(z.maxLength(max, `at most ${max} ${what}`));
}

const moment = z
  .number('must be epoch milliseconds')
  .check(z.gte(MIN_MOMENT, 'must not be before the year 1'), z.lte(MAX_MOMENT, 'must not be after the year 9999'));
const field = oneOf('field', FIELD_NAMES);

export const filterSchema = objectOf({
  field,
  operator: oneOf('operator', OPERATORS),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())], {
    error: 'must be a text, a number, true or false, or a list of texts for the operator in',
  }),
});

export const filtersSchema = listOf('filters', filterSchema, 100);

const orderSchema = objectOf({
  field: z.string('must be the name of a column'),
  direction: z.exactOptional(oneOf('direction', ['asc', 'desc'])),
});

/** What Grafana puts into every query beside ours. */
const grafanaKeys = {
  datasource: z.optional(z.unknown()),
  hide: z.optional(z.unknown()),
  key: z.optional(z.unknown()),
  queryType: z.optional(z.unknown()),
  schemaVersion: z.optional(z.unknown()),
};

export const querySchema = objectOf({
  refId: z
    .string('must be a text')
    .check(z.minLength(1, 'must not be empty'), z.maxLength(100, 'at most 100 characters')),
  type: oneOf('type', QUERY_TYPES),
  filters: z.exactOptional(filtersSchema),
  at: z.exactOptional(moment),
  distinct: z.exactOptional(z.boolean('must be true or false')),
  fields: z.exactOptional(z.array(field, 'must be a list of fields')),
  groupBy: z.exactOptional(listOf('fields', field, 8)),
  orderBy: z.exactOptional(listOf('fields', orderSchema, 8)),
  limit: z.exactOptional(z.int('must be a whole number').check(z.gte(0, 'must not be negative'))),
  interval: z.exactOptional(oneOf('interval', INTERVALS)),
  timeZone: z.exactOptional(z.string('must be an IANA time zone such as Europe/Paris').check(z.maxLength(100))),
  ...grafanaKeys,
});

export const requestSchema = objectOf({
  range: objectOf({ from: moment, to: moment }),
  queries: z
    .array(querySchema, 'must be a list of queries')
    .check(z.maxLength(MAX_QUERIES, `at most ${MAX_QUERIES} queries in one request`)),
});

export type QueryInput = z.infer<typeof querySchema>;
