import { getTimeZone } from '@grafana/data';
import React, { type ReactNode, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { createClient } from '../datasource/create-client';
import { type AgentChoice, agentChoices } from './agent-choice';
import { AgentContext, type AgentScope } from './agent-context';
import { createLinks } from './links';
import { NoDataSource } from './states/NoDataSource';

/** Gives its pages the agent that the address names (`ds=`), else the first; without any it says what to do. */
export function AgentGate({ children }: { children: ReactNode }) {
  const [search] = useSearchParams();
  const choices = useMemo(() => agentChoices(), []);
  const asked = search.get('ds');
  const choice = choices.find(({ uid }) => uid === asked) ?? choices[0];
  if (choice === undefined) {
    return <NoDataSource />;
  }
  return (
    <Scope key={choice.uid} choice={choice} choices={choices}>
      {children}
    </Scope>
  );
}

interface ScopeProps {
  readonly choice: AgentChoice;
  readonly choices: readonly AgentChoice[];
  readonly children: ReactNode;
}

function Scope({ choice, choices, children }: ScopeProps) {
  const scope = useMemo(
    (): AgentScope => ({
      client: createClient({ url: choice.url }),
      choice,
      choices,
      links: createLinks(choices.length > 1 ? choice.uid : null),
      clock: Date.now,
      zone: getTimeZone(),
    }),
    [choice, choices]
  );
  return <AgentContext.Provider value={scope}>{children}</AgentContext.Provider>;
}
