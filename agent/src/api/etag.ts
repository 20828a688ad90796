import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/** A JSON answer with an ETag of its text; 304 when the client has it. */
export function answerJson(c: Context, body: unknown): Response {
  const text = JSON.stringify(body);
  return notModified(c, text) ?? c.body(text, 200, { 'content-type': 'application/json' });
}

/** Marks the answer with an ETag of what it depends on, or answers 304 when the client has that one. */
export function notModified(c: Context, dependsOn: string): Response | null {
  const etag = `"${createHash('sha256').update(dependsOn).digest('base64url').slice(0, 22)}"`;
  c.header('etag', etag);
  c.header('cache-control', 'no-cache');
  return matches(c.req.header('if-none-match') ?? '', etag) ? c.body(null, 304) : null;
}

/** RFC 9110 §13.1.2: a weak comparison with any of the list. */
function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}
