import { type Route, get } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';
import { answerTaggedJson } from './etag.ts';
import { openApi } from './openapi.ts';

/** The description of this API for programs. */
export function openApiRoute({ version }: ApiContext): Route {
  return get('/api/v1/openapi.json', (request) => answerTaggedJson(request, openApi(version)));
}
