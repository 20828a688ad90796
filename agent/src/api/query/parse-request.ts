import type * as z from 'zod/mini';
import { type Checked, type CheckedQuery, type RequestProblem, checkQuery } from './check-query.ts';
import { requestSchema } from './query-schema.ts';

/** Checks the body of `POST /api/v1/query`; the first thing that is wrong is told with its path. */
export function parseRequest(body: unknown): Checked<readonly CheckedQuery[]> {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) {
    return { ok: false, problem: problemOf(parsed.error) };
  }
  const { range, queries } = parsed.data;
  if (range.from > range.to) {
    return { ok: false, problem: { field: 'range.to', message: 'must not be before range.from' } };
  }
  const repeated = queries.findIndex(({ refId }, index) => queries.findIndex((other) => other.refId === refId) < index);
  if (repeated !== -1) {
    return { ok: false, problem: { field: `queries[${repeated}].refId`, message: 'is there twice' } };
  }
  return checkAll(queries, { fromMs: range.from, toMs: range.to });
}

function checkAll(
  queries: z.infer<typeof requestSchema>['queries'],
  range: { fromMs: number; toMs: number }
): Checked<readonly CheckedQuery[]> {
  const checked: CheckedQuery[] = [];
  for (const [index, query] of queries.entries()) {
    const result = checkQuery(query, range, `queries[${index}]`);
    if (!result.ok) {
      return result;
    }
    checked.push(result.value);
  }
  return { ok: true, value: checked };
}

/** The first issue of a schema, with its path as `queries[0].type`. */
export function problemOf({ issues }: z.core.$ZodError): RequestProblem {
  const { path, message } = issues[0]!;
  return { field: path.reduce<string>(joinPath, ''), message };
}

function joinPath(path: string, step: PropertyKey): string {
  if (typeof step === 'number') {
    return `${path}[${step}]`;
  }
  return path === '' ? String(step) : `${path}.${String(step)}`;
}
