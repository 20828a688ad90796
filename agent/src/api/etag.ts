import { createHash } from 'node:crypto';
import { type Answer, answerJson, withHeaders } from '../http/answer.ts';
import type { Incoming } from '../http/incoming.ts';

/** A JSON answer with an ETag of its text; 304 when the client has it. */
export function answerTaggedJson(request: Pick<Incoming, 'headers'>, value: unknown): Promise<Answer> {
  const answer = answerJson(value);
  return tagged(request, String(answer.body), () => answer);
}

/** Marks an answer with an ETag of what it depends on; 304, and no answer made, when the client has that one. */
export async function tagged(
  { headers }: Pick<Incoming, 'headers'>,
  dependsOn: string,
  answer: () => Answer | Promise<Answer>
): Promise<Answer> {
  const etag = `"${createHash('sha256').update(dependsOn).digest('base64url').slice(0, 22)}"`;
  const marks = { etag, 'cache-control': 'no-cache' };
  const isKnown = matches(headers['if-none-match'] ?? '', etag);
  return isKnown ? { status: 304, headers: marks, body: null } : withHeaders(await answer(), marks);
}

/** RFC 9110 §13.1.2: a weak comparison with any of the list. */
function matches(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}
