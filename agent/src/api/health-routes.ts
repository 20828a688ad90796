import type { Health } from '@notafter/core';
import { Hono } from 'hono';
import type { ApiContext } from './api-context.ts';

/** Alive, ready, and what Save & test says. */
export function healthRoutes(api: ApiContext): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', (c) => {
    const waiting = api.inventory.sources().filter(({ lastPass }) => lastPass === null);
    const names = waiting.map(({ kind, name }) => ({ kind, name }));
    return c.json({ ready: names.length === 0, waitingFor: names }, names.length === 0 ? 200 : 503);
  });
  app.get('/api/v1/health', (c) => c.json(healthOf(api)));
  return app;
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
