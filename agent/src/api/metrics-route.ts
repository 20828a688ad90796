import { answerCompressed } from '../http/gzip.ts';
import { type Route, get } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';

/** The exposition text for Prometheus, streamed. */
export function metricsRoute({ exposition, clock }: ApiContext): Route {
  return get('/metrics', (request) => answerCompressed(request, exposition.write(clock()), exposition.contentType));
}
