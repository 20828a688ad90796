import type { Notice } from '@notafter/core';
import type { History } from '../../history/create-history.ts';
import type { CheckedQuery } from './check-query.ts';
import type { Pace } from './pace.ts';
import type { Roster } from './roster.ts';
import { type View } from './row.ts';
import type { Table } from './table.ts';

/** What a query runs on. */
export interface QueryContext {
  readonly view: View;
  readonly roster: Roster;
  readonly history: History;
  readonly pace: Pace;
  readonly notices: readonly Notice[];
}

/** Answers one type of query. */
export type RunQuery = (query: CheckedQuery, context: QueryContext) => Promise<Table>;
