import { createRouter } from './create-router.ts';
import type { Incoming } from './incoming.ts';
import { refuse } from './refuse.ts';
import type { Route } from './route.ts';
import type { Service } from './service.ts';

/** A service of these routes alone. What fails is reported, unless the client has gone, and told without its detail. */
export function createService(routes: readonly Route[], report: (error: unknown, incoming: Incoming) => void): Service {
  return {
    answer: createRouter(routes),
    failed(error, incoming) {
      if (!incoming.signal.aborted) {
        report(error, incoming);
      }
      return refuse(500, { code: 'internal', message: 'This could not be answered; the log says why.' });
    },
  };
}
