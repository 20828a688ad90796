import { DEFAULT_CERTIFICATE_FIELDS, type FieldName, isFieldName } from '@notafter/core';
import { type Context, Hono } from 'hono';
import type { ApiContext } from './api-context.ts';
import { notModified } from './etag.ts';
import type { Checked, CheckedQuery } from './query/check-query.ts';
import { createPace } from './query/pace.ts';
import { shortText } from './query/query-schema.ts';
import { runQuery } from './query/run-query.ts';
import { refuse } from './refuse.ts';
import { streamBody } from './stream-body.ts';
import { urlFilters } from './url-filters.ts';
import { writeCsv } from './write-csv.ts';

const MOVES_WITH_TIME: readonly FieldName[] = ['daysLeft', 'lifetimeUsed'];

/** The certificates of a `certificates` query as a file for a spreadsheet. */
export function csvRoute(api: ApiContext): Hono {
  const app = new Hono();
  app.get('/api/v1/certificates.csv', async (c) => {
    const query = queryOf(c);
    if (!query.ok) {
      const { field, message } = query.problem;
      return refuse(c, 400, { code: 'bad_request', message: `${field}: ${message}.`, field });
    }
    const pace = api.pace(c.req.raw);
    c.header('content-disposition', 'attachment; filename="certificates.csv"');
    const unchanged = notModified(c, await dependsOn(c, query.value, api));
    if (unchanged !== null) {
      return unchanged;
    }
    const table = await runQuery(query.value, { view: api.view(), roster: api.roster(), history: api.history, pace });
    return streamBody(c, writeCsv(table, createPace({ signal: c.req.raw.signal })), 'text/csv; charset=utf-8');
  });
  return app;
}

async function dependsOn(c: Context, { fields = [] }: CheckedQuery, api: ApiContext): Promise<string> {
  const nextChangeMs = await api.nextStatusChangeMs(api.pace(c.req.raw));
  const minute = fields.some((name) => MOVES_WITH_TIME.includes(name)) ? Math.floor(api.clock() / 60_000) : 0;
  return JSON.stringify([api.start, api.inventory.revision, c.req.url, nextChangeMs, minute]);
}

function queryOf(c: Context): Checked<CheckedQuery> {
  const names = c.req.query('fields')?.split(',') ?? DEFAULT_CERTIFICATE_FIELDS;
  const unknown = names.find((name) => !isFieldName(name));
  if (unknown !== undefined) {
    const message = `unknown field ${shortText(unknown)}; GET /api/v1/fields lists them`;
    return { ok: false, problem: { field: 'fields', message } };
  }
  const conditions = urlFilters(c.req.query('filters'));
  if (!conditions.ok) {
    return conditions;
  }
  const query: CheckedQuery = {
    refId: 'csv',
    type: 'certificates',
    conditions: conditions.value,
    range: { fromMs: 0, toMs: 0 },
    distinct: c.req.query('distinct') === 'true',
    fields: names.filter(isFieldName),
  };
  return { ok: true, value: query };
}
