import { Hono } from 'hono';
import type { ApiContext } from './api-context.ts';
import { streamBodyCompressed } from './stream-body.ts';

/** The exposition text for Prometheus, streamed. */
export function metricsRoute({ exposition, clock }: ApiContext): Hono {
  const app = new Hono();
  app.get('/metrics', (c) => streamBodyCompressed(c, exposition.write(clock()), exposition.contentType));
  return app;
}
