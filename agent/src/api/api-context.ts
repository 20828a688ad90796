import { randomUUID } from 'node:crypto';
import type { Incoming } from '../http/incoming.ts';
import type { ApiOptions } from './api-options.ts';
import { type Pace, createPace } from './query/pace.ts';
import { type Roster, createRoster } from './query/roster.ts';
import type { View } from './query/row.ts';
import { createStatusHorizon } from './status-horizon.ts';

const QUERY_BUDGET_MS = 2000;

/** What the routes share. */
export interface ApiContext extends ApiOptions {
  /** One start of the agent: revisions count from there. */
  readonly start: string;
  roster(): Roster;
  view(): View;
  /** For work that a request waits for. */
  pace(request: Pick<Incoming, 'signal'>): Pace;
  /** Until when the status of every certificate stays as it is now; null for ever. */
  nextStatusChangeMs(pace: Pace): Promise<number | null>;
}

export function createApiContext(options: ApiOptions): ApiContext {
  const { inventory, judge, clock, queryBudgetMs = QUERY_BUDGET_MS } = options;
  const roster = createRoster(inventory);
  const view = (): View => ({ inventory, judge, nowMs: clock() });
  const horizon = createStatusHorizon({ roster, view });
  return {
    ...options,
    start: randomUUID(),
    roster,
    view,
    pace: ({ signal }) => createPace({ budgetMs: queryBudgetMs, signal }),
    nextStatusChangeMs: horizon,
  };
}
