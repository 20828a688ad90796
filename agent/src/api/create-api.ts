import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { createApiContext } from './api-context.ts';
import type { ApiOptions } from './api-options.ts';
import { certificateRoutes } from './certificate-routes.ts';
import { csvRoute } from './csv-route.ts';
import { fieldRoutes } from './field-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { metricsRoute } from './metrics-route.ts';
import { openApiRoute } from './openapi-route.ts';
import { TooCostly } from './query/pace.ts';
import { queryRoute } from './query-route.ts';
import { refuse } from './refuse.ts';
import { securityHeaders } from './security-headers.ts';
import { slotRoutes } from './slot-routes.ts';
import { sourceRoutes } from './source-routes.ts';
import { viewerRoute } from './viewer-route.ts';

/**
 * The HTTP API of the agent; whoever serves it listens. Any viewer of a Grafana reaches all of it through the data
 * source proxy: only checking a slot causes work outside, and nothing changes state.
 */
export function createApi(options: ApiOptions): Hono {
  const api = createApiContext(options);
  const app = new Hono();
  app.use(securityHeaders);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (c, methods) => wrongMethod(c, methods) }));
  app.route('/', healthRoutes(api));
  app.route('/', metricsRoute(api));
  app.route('/', queryRoute(api));
  app.route('/', slotRoutes(api));
  app.route('/', csvRoute(api));
  app.route('/', certificateRoutes(api));
  app.route('/', fieldRoutes(api));
  app.route('/', sourceRoutes(api));
  app.route('/', openApiRoute(api));
  app.route('/', viewerRoute(api));
  app.notFound((c) => refuse(c, 404, { code: 'unknown_route', message: UNKNOWN_ROUTE }));
  app.onError((error, c) => answerError(error, c, options.log));
  return app;
}

const UNKNOWN_ROUTE = 'There is nothing at this path; GET /api/v1/openapi.json lists what there is.';

function wrongMethod(c: Context, methods: readonly string[]): Response {
  const allow = methods.join(', ');
  return refuse(c, 405, { code: 'wrong_method', message: `This path takes ${allow}.` }, { allow });
}

function answerError(error: Error, c: Context, log: ApiOptions['log']): Response {
  if (error instanceof TooCostly) {
    return refuse(c, 422, { code: 'too_costly', message: error.message });
  }
  if (!c.req.raw.signal.aborted) {
    log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed');
  }
  return refuse(c, 500, { code: 'internal', message: 'The agent failed to answer this; its log says why.' });
}
