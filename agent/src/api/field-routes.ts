import {
  type Condition,
  FIELDS,
  type FieldName,
  type FieldsAnswer,
  type FieldValuesAnswer,
  isFieldName,
} from '@notafter/core';
import { type Answer, answerJson } from '../http/answer.ts';
import { refuse } from '../http/refuse.ts';
import { type HttpRequest, type Route, get } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';
import { answerTaggedJson, tagged } from './etag.ts';
import { matchingRows } from './query/matching-rows.ts';
import { type SortKey, orderRows } from './query/order-rows.ts';
import { type Pace, eachPaced } from './query/pace.ts';
import { fieldReader } from './query/read-field.ts';
import { shortText } from './query/query-schema.ts';
import { urlFilters } from './url-filters.ts';

type ValueCount = FieldValuesAnswer['values'][number];

const MOST_FREQUENT_FIRST: ReadonlyArray<SortKey<ValueCount>> = [
  { name: 'count', direction: 'desc', read: ({ count }) => count },
  { name: 'value', direction: 'asc', read: ({ value }) => value },
];

/** More than a person can choose from; `total` says how many there are. */
const MAX_VALUES = 1000;

/** What can be filtered and grouped by, and with which values. */
export function fieldRoutes(api: ApiContext): readonly Route[] {
  const answer: FieldsAnswer = { fields: FIELDS };
  return [
    get('/api/v1/fields', (request) => answerTaggedJson(request, answer)),
    get('/api/v1/fields/{field}/values', (request) => answerValues(request, api)),
  ];
}

async function answerValues(request: HttpRequest<'field'>, api: ApiContext): Promise<Answer> {
  const name = request.params.field;
  if (!isFieldName(name)) {
    const message = `Unknown field ${shortText(name)}; GET /api/v1/fields lists them.`;
    return refuse(404, { code: 'unknown_field', message, field: 'field' });
  }
  const conditions = urlFilters(request.query.get('filters'));
  if (!conditions.ok) {
    const { field, message } = conditions.problem;
    return refuse(400, { code: 'bad_request', message: `${field}: ${message}.`, field });
  }
  const pace = api.pace(request);
  const nextChangeMs = await api.nextStatusChangeMs(pace);
  const dependsOn = JSON.stringify([api.start, api.inventory.revision, request.url, nextChangeMs]);
  return tagged(request, dependsOn, async () => answerJson(await valuesOf(name, conditions.value, api, pace)));
}

async function valuesOf(
  name: FieldName,
  conditions: readonly Condition[],
  api: ApiContext,
  pace: Pace
): Promise<FieldValuesAnswer> {
  const view = api.view();
  const read = fieldReader(name, view);
  const counts = new Map<string, number>();
  await eachPaced(await matchingRows(conditions, { view, roster: api.roster(), pace }), pace, (row) => {
    for (const value of new Set([read(row) ?? ''].flat())) {
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
  });
  const values = [...counts].map(([value, count]) => ({ value, count })).filter(({ value }) => value !== '');
  return { values: await orderRows(values, MOST_FREQUENT_FIRST, MAX_VALUES, pace), total: values.length };
}
