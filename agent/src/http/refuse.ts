import type { ApiError } from '@notafter/core';
import { type Answer, answerJson } from './answer.ts';

/** An error answer: what is wrong, and what would be right. */
export function refuse(status: number, error: ApiError['error'], headers: Answer['headers'] = {}): Answer {
  const body: ApiError = { error };
  return answerJson(body, status, headers);
}
