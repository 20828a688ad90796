import { answerBody } from '../http/answer.ts';
import { readBody, refuseLongBody } from '../http/read-body.ts';
import { refuse } from '../http/refuse.ts';
import { type HttpRequest, type Route, post } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';
import { createPace } from './query/pace.ts';
import { type CheckedQuery } from './query/check-query.ts';
import { parseRequest } from './query/parse-request.ts';
import { runQuery } from './query/run-query.ts';
import type { Table } from './query/table.ts';
import { writeResults } from './query/write-results.ts';

/** The data source's one call. */
export function queryRoute(api: ApiContext): Route {
  return post('/api/v1/query', async (request) => {
    const text = await readBody(request);
    if (text === null) {
      return refuseLongBody();
    }
    const body = parseJson(text);
    if (!body.ok) {
      return refuse(400, { code: 'bad_json', message: `The body is not JSON: ${body.message}.` });
    }
    const checked = parseRequest(body.value);
    if (!checked.ok) {
      const { field, message } = checked.problem;
      return refuse(400, { code: 'bad_request', message: `${field || 'The request'}: ${message}.`, field });
    }
    const tables = await runAll(checked.value, api, request);
    return answerBody(writeResults(tables, createPace({ signal: request.signal })), 'application/json');
  });
}

async function runAll(queries: readonly CheckedQuery[], api: ApiContext, request: HttpRequest) {
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
