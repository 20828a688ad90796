import { getTimeZone } from '@grafana/data';
import React, { type ReactNode, useMemo } from 'react';
import type { AgentClient } from '../datasource/client';
import type { AgentChoice } from './agent-choice';
import { AgentContext, type AgentScope } from './agent-context';
import { createLinks } from './links';

interface PageScopeProps {
  readonly client: AgentClient;
  readonly choice: AgentChoice;
  readonly choices: readonly AgentChoice[];
  readonly children: ReactNode;
}

/** What the pages below work on. Their links keep the choice where the address has to name it. */
export function PageScope({ client, choice, choices, children }: PageScopeProps) {
  const scope = useMemo(
    (): AgentScope => ({
      client,
      choice,
      choices,
      links: createLinks(choices.length > 1 ? choice.uid : null),
      clock: Date.now,
      zone: getTimeZone(),
    }),
    [client, choice, choices]
  );
  return <AgentContext.Provider value={scope}>{children}</AgentContext.Provider>;
}
