/** What is answered to a request: a value, which `writeAnswer` sends. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AnswerBody;
}

/** One that comes in pieces begins its work with the first of them, since HEAD asks for none. */
export type AnswerBody = string | Uint8Array | AsyncIterable<Uint8Array> | null;

export function answerBody(body: AnswerBody, contentType: string, headers: Answer['headers'] = {}): Answer {
  return { status: 200, headers: { ...headers, 'content-type': contentType }, body };
}

export function answerJson(value: unknown, status = 200, headers: Answer['headers'] = {}): Answer {
  return { ...answerBody(JSON.stringify(value), 'application/json', headers), status };
}

export function withHeaders(answer: Answer, headers: Answer['headers']): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}
