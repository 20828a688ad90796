import React, { lazy, type ReactNode, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { createClient } from '../datasource/create-client';
import { type AgentChoice, agentChoices } from './agent-choice';
import { prometheusChoices } from './metrics-only/prometheus-choices';
import { PageScope } from './PageScope';
import { NoDataSource } from './states/NoDataSource';

/** What reads metrics is loaded only where no agent answers. */
const PrometheusGate = lazy(async () => ({ default: (await import('./metrics-only/PrometheusGate')).PrometheusGate }));

/**
 * Gives its pages the agent or the Prometheus that the address names (`ds=`), else the first agent; without any agent a
 * Prometheus that holds metrics of certificates stands in. Without that, it says what to do.
 */
export function AgentGate({ children }: { children: ReactNode }) {
  const [search] = useSearchParams();
  const agents = useMemo(() => agentChoices(), []);
  const prometheus = useMemo(() => prometheusChoices(), []);
  const asked = search.get('ds');
  const named = prometheus.find(({ uid }) => uid === asked) ?? null;
  const choice = agents.find(({ uid }) => uid === asked) ?? (named === null ? agents[0] : undefined);
  if (choice !== undefined) {
    return (
      <Agent key={choice.uid} choice={choice} choices={agents}>
        {children}
      </Agent>
    );
  }
  if (prometheus.length === 0) {
    return <NoDataSource />;
  }
  return (
    <PrometheusGate asked={named} choices={prometheus}>
      {children}
    </PrometheusGate>
  );
}

interface AgentProps {
  readonly choice: AgentChoice;
  readonly choices: readonly AgentChoice[];
  readonly children: ReactNode;
}

function Agent({ choice, choices, children }: AgentProps) {
  const client = useMemo(() => createClient({ url: choice.url }), [choice]);
  return (
    <PageScope client={client} choice={choice} choices={choices}>
      {children}
    </PageScope>
  );
}
