import { Hono } from 'hono';
import type { ApiContext } from './api-context.ts';
import { createPace } from './query/pace.ts';
import { type CheckedQuery } from './query/check-query.ts';
import { parseRequest } from './query/parse-request.ts';
import { runQuery } from './query/run-query.ts';
import type { Table } from './query/table.ts';
import { writeResults } from './query/write-results.ts';
import { readBody } from './read-body.ts';
import { refuse } from './refuse.ts';
import { streamBody } from './stream-body.ts';

const MAX_BODY_BYTES = 1_048_576;

/** The data source's one call. */
export function queryRoute(api: ApiContext): Hono {
  const app = new Hono();
  app.post('/api/v1/query', async (c) => {
    const text = await readBody(c.req.raw, MAX_BODY_BYTES);
    if (text === null) {
      const message = 'The body must not be larger than 1 MiB.';
      // What was not read is still on its way: this connection is of no use to another request.
      return refuse(c, 413, { code: 'body_too_large', message }, { connection: 'close' });
    }
    const body = parseJson(text);
    if (!body.ok) {
      return refuse(c, 400, { code: 'bad_json', message: `The body is not JSON: ${body.message}.` });
    }
    const checked = parseRequest(body.value);
    if (!checked.ok) {
      const { field, message } = checked.problem;
      return refuse(c, 400, { code: 'bad_request', message: `${field || 'The request'}: ${message}.`, field });
    }
    const tables = await runAll(checked.value, api, c.req.raw);
    return streamBody(c, writeResults(tables, createPace({ signal: c.req.raw.signal })), 'application/json');
  });
  return app;
}

async function runAll(queries: readonly CheckedQuery[], api: ApiContext, request: Request) {
  const { history } = api;
  const [view, roster] = [api.view(), api.roster()];
  const tables = new Map<string, Table>();
  for (const query of queries) {
    tables.set(query.refId, await runQuery(query, { view, roster, history, pace: api.pace(request) }));
  }
  return tables;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}
