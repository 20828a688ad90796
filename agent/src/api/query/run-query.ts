import type { Notice, QueryType } from '@notafter/core';
import type { Inventory } from '../../inventory/inventory.ts';
import type { CheckedQuery } from './check-query.ts';
import type { QueryContext, RunQuery } from './query-context.ts';
import { runCertificates } from './run-certificates.ts';
import { runEvents } from './run-events.ts';
import { runFindings } from './run-findings.ts';
import { runRemaining } from './run-remaining.ts';
import { runSources } from './run-sources.ts';
import { runSummary } from './run-summary.ts';
import { runUpcoming } from './run-upcoming.ts';
import type { Table } from './table.ts';

const RUN: Record<QueryType, RunQuery> = {
  certificates: runCertificates,
  summary: runSummary,
  remaining: runRemaining,
  findings: runFindings,
  events: runEvents,
  upcoming: runUpcoming,
  sources: runSources,
};

/** Answers one query as of its own moment (`at`), else as of now. Throws `TooCostly`. */
export function runQuery(query: CheckedQuery, context: Omit<QueryContext, 'notices'>): Promise<Table> {
  const { view } = context;
  const notices = query.type === 'sources' ? [] : unfinishedSources(view.inventory);
  return RUN[query.type](query, { ...context, view: { ...view, nowMs: query.at ?? view.nowMs }, notices });
}

function unfinishedSources(inventory: Inventory): readonly Notice[] {
  const names = inventory.sources().flatMap(({ lastPass, name }) => (lastPass === null ? [name] : []));
  return names.map((name) => ({
    severity: 'info',
    text: `Source ${name} is still reading for the first time: more may come.`,
  }));
}
