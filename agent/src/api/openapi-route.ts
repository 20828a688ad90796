import { Hono } from 'hono';
import type { ApiContext } from './api-context.ts';
import { answerJson } from './etag.ts';
import { openApi } from './openapi.ts';

/** The description of this API for programs. */
export function openApiRoute({ version }: ApiContext): Hono {
  const app = new Hono();
  app.get('/api/v1/openapi.json', (c) => answerJson(c, openApi(version)));
  return app;
}
