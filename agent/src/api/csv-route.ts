import { DEFAULT_CERTIFICATE_FIELDS, type FieldName, isFieldName } from '@notafter/core';
import { answerBody } from '../http/answer.ts';
import { refuse } from '../http/refuse.ts';
import { type HttpRequest, type Route, get } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';
import { tagged } from './etag.ts';
import type { Checked, CheckedQuery } from './query/check-query.ts';
import { createPace } from './query/pace.ts';
import { shortText } from './query/query-schema.ts';
import { runQuery } from './query/run-query.ts';
import { urlFilters } from './url-filters.ts';
import { writeCsv } from './write-csv.ts';

const MOVES_WITH_TIME: readonly FieldName[] = ['daysLeft', 'lifetimeUsed'];

const ATTACHED = { 'content-disposition': 'attachment; filename="certificates.csv"' };

/** The certificates of a `certificates` query as a file for a spreadsheet. */
export function csvRoute(api: ApiContext): Route {
  return get('/api/v1/certificates.csv', async (request) => {
    const query = queryOf(request);
    if (!query.ok) {
      const { field, message } = query.problem;
      return refuse(400, { code: 'bad_request', message: `${field}: ${message}.`, field });
    }
    const pace = api.pace(request);
    return tagged(request, await dependsOn(request, query.value, api), async () => {
      const table = await runQuery(query.value, { view: api.view(), roster: api.roster(), history: api.history, pace });
      return answerBody(writeCsv(table, createPace({ signal: request.signal })), 'text/csv; charset=utf-8', ATTACHED);
    });
  });
}

async function dependsOn(request: HttpRequest, { fields = [] }: CheckedQuery, api: ApiContext): Promise<string> {
  const nextChangeMs = await api.nextStatusChangeMs(api.pace(request));
  const minute = fields.some((name) => MOVES_WITH_TIME.includes(name)) ? Math.floor(api.clock() / 60_000) : 0;
  return JSON.stringify([api.start, api.inventory.revision, request.url, nextChangeMs, minute]);
}

function queryOf({ query: search }: HttpRequest): Checked<CheckedQuery> {
  const names = search.get('fields')?.split(',') ?? DEFAULT_CERTIFICATE_FIELDS;
  const unknown = names.find((name) => !isFieldName(name));
  if (unknown !== undefined) {
    const message = `unknown field ${shortText(unknown)}; GET /api/v1/fields lists them`;
    return { ok: false, problem: { field: 'fields', message } };
  }
  const conditions = urlFilters(search.get('filters'));
  if (!conditions.ok) {
    return conditions;
  }
  const query: CheckedQuery = {
    refId: 'csv',
    type: 'certificates',
    conditions: conditions.value,
    range: { fromMs: 0, toMs: 0 },
    distinct: search.get('distinct') === 'true',
    fields: names.filter(isFieldName),
  };
  return { ok: true, value: query };
}
