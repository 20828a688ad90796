import { createContext, useContext } from 'react';
import type { Zone } from '../components/time/date-text';
import type { AgentClient } from '../datasource/client';
import type { AgentChoice } from './agent-choice';
import type { Links } from './links';

/** What every page works on: one agent or what stands in for it, the way to its other pages, and the time. */
export interface AgentScope {
  readonly client: AgentClient;
  /** The data source of that agent. */
  readonly choice: AgentChoice;
  /** All of them, that one too. */
  readonly choices: readonly AgentChoice[];
  readonly links: Links;
  readonly clock: () => number;
  readonly zone: Zone;
}

export const AgentContext = createContext<AgentScope | null>(null);

export function useAgent(): AgentScope {
  const scope = useContext(AgentContext);
  if (scope === null) {
    throw new Error('useAgent is for components below AgentContext');
  }
  return scope;
}
