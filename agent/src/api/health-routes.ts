import type { Health } from '@notafter/core';
import { answerBody, answerJson } from '../http/answer.ts';
import { type Route, get } from '../http/route.ts';
import type { ApiContext } from './api-context.ts';

/** Alive, ready, and what Save & test says. */
export function healthRoutes(api: ApiContext): readonly Route[] {
  return [
    get('/healthz', () => answerBody('ok\n', 'text/plain; charset=utf-8')),
    get('/readyz', () => {
      const waiting = api.inventory.sources().filter(({ lastPass }) => lastPass === null);
      const names = waiting.map(({ kind, name }) => ({ kind, name }));
      return answerJson({ ready: names.length === 0, waitingFor: names }, names.length === 0 ? 200 : 503);
    }),
    get('/api/v1/health', () => answerJson(healthOf(api))),
  ];
}

function healthOf({ inventory, version, cluster, clock }: ApiContext): Health {
  const sources = inventory.sources();
  const passes = sources.flatMap(({ lastPass }) => (lastPass === null ? [] : [lastPass.atMs]));
  return {
    product: 'notafter',
    version,
    cluster,
    nowMs: clock(),
    certificates: inventory.certificateCount(),
    locations: inventory.slotCount(),
    sources: sources.length,
    sourcesInTrouble: sources.filter(({ lastPass }) => lastPass?.ok === false).map(({ name }) => name),
    readAtMs: passes.length === 0 ? null : Math.max(...passes),
  };
}
