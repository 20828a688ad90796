import type { QueryRequest, Result } from '@notafter/core';
import { AgentError, type AgentClient } from '../../datasource/client';
import { aCertificate, aHealth, answersOf, aSlot, ESTATE } from './builders';

export interface FakeClient extends AgentClient {
  /** Every query that was asked. */
  readonly asked: QueryRequest[];
}

/** An agent that answers from what a test gives it; by default the estate of the builders. */
export function fakeClient(
  change: Partial<AgentClient> = {},
  results: Readonly<Record<string, Result>> = ESTATE
): FakeClient {
  const asked: QueryRequest[] = [];
  return {
    asked,
    health: async () => aHealth(),
    query: async (request) => {
      asked.push(request);
      return answersOf(results, request.queries);
    },
    slot: async (id) => aSlot({ slot: id }),
    findSlots: async () => [],
    certificate: async () => aCertificate([]),
    check: async (slot) => ({ checkedAtMs: 0, changed: false, slot: aSlot({ slot }) }),
    fields: async () => ({ fields: [] }),
    fieldValues: async () => ({ values: [], total: 0 }),
    sources: async () => ({ sources: [] }),
    downloadUrl: (path) => `/agent/api/v1/${path}`,
    ...change,
  };
}

export function refused(): AgentError {
  return new AgentError('unreachable', 'connection refused', 'Is the agent running?');
}
