import { type Answer, withHeaders } from '../http/answer.ts';
import { createRouter } from '../http/create-router.ts';
import type { Incoming } from '../http/incoming.ts';
import { refuse } from '../http/refuse.ts';
import type { Route } from '../http/route.ts';
import type { Service } from '../http/service.ts';
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
import { SECURITY_HEADERS } from './security-headers.ts';
import { slotRoutes } from './slot-routes.ts';
import { sourceRoute } from './source-route.ts';
import { answerPage } from './viewer-page.ts';

export interface Api extends Service {
  readonly routes: readonly Route[];
}

/**
 * The HTTP API of the agent; whoever serves it listens. Any viewer of a Grafana reaches all of it through the data
 * source proxy: only checking a slot causes work outside, and nothing changes state.
 */
export function createApi(options: ApiOptions): Api {
  const api = createApiContext(options);
  const routes = [
    ...healthRoutes(api),
    metricsRoute(api),
    queryRoute(api),
    ...slotRoutes(api),
    csvRoute(api),
    ...certificateRoutes(api),
    ...fieldRoutes(api),
    sourceRoute(api),
    openApiRoute(api),
  ];
  const route = createRouter(routes, async (request) => (await answerPage(request, api)) ?? unknownRoute());
  return {
    routes,
    answer: async (incoming) => withHeaders(await route(incoming), SECURITY_HEADERS),
    failed: (error, incoming) => withHeaders(answerError(error, incoming, options.log), SECURITY_HEADERS),
  };
}

function unknownRoute(): Answer {
  const message = 'There is nothing at this path; GET /api/v1/openapi.json lists what there is.';
  return refuse(404, { code: 'unknown_route', message });
}

function answerError(error: unknown, { method, url, signal }: Incoming, log: ApiOptions['log']): Answer {
  if (error instanceof TooCostly) {
    return refuse(422, { code: 'too_costly', message: error.message });
  }
  if (!signal.aborted) {
    log.error({ err: error, method, url }, 'a request failed');
  }
  return refuse(500, { code: 'internal', message: 'The agent failed to answer this; its log says why.' });
}
