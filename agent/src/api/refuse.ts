import type { ApiError } from '@notafter/core';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error answer: what is wrong, and what would be right. */
export function refuse(
  c: Context,
  status: ContentfulStatusCode,
  error: ApiError['error'],
  headers: Record<string, string> = {}
): Response {
  const body: ApiError = { error };
  return c.json(body, status, headers);
}
