import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState } from '@grafana/ui';
import { DEFAULT_POLICY, readinessOf } from '@notafter/core';
import React, { useMemo } from 'react';
import { AgentPicker } from '../AgentPicker';
import { useAgent } from '../agent-context';
import { type Answer, useAnswer } from '../data/use-answer';
import { FilterBar } from '../overview/FilterBar';
import { NoteLine } from '../overview/NoteLine';
import { useOverviewState } from '../overview/use-overview-state';
import { PageStack } from '../PageStack';
import { AgentProblem } from '../states/AgentProblem';
import { Dimmed } from '../states/Dimmed';
import { Skeleton } from '../states/Skeleton';
import { ByHandCard } from './ByHandCard';
import { LateCard } from './LateCard';
import { type ReadinessAnswer, readinessRequest, readReadinessAnswer } from './readiness-request';
import { WorkloadCard } from './WorkloadCard';

/** What the shorter lifetimes of public certificates mean here: the work by hand, and what is not ready for them. */
export function ReadinessPage() {
  const { client, clock } = useAgent();
  const [state, change] = useOverviewState();
  const answer = useAnswer(JSON.stringify(state.filters), async (signal) =>
    readReadinessAnswer(await client.query(readinessRequest(state.filters, clock()), signal))
  );
  return (
    <PluginPage
      renderTitle={() => <h1>{t('readiness.title', '47-day readiness')}</h1>}
      subTitle={t(
        'readiness.subtitle',
        'Publicly trusted certificates may live 200 days from 15 March 2026, 100 from 2027 and 47 from 2029. Those of your own authorities may live as long as you like: leave them out by a filter on the issuer.'
      )}
      actions={<AgentPicker />}
    >
      <PageStack>
        <AgentProblem answer={answer} />
        <FilterBar state={state} counts={null} unusedCount={0} onChange={change} />
        <Cards answer={answer} />
      </PageStack>
    </PluginPage>
  );
}

function Cards({ answer: { data, error } }: { answer: Answer<ReadinessAnswer> }) {
  const { choice } = useAgent();
  const readiness = useMemo(() => readinessOf(data?.certificates ?? [], DEFAULT_POLICY), [data]);
  if (data === null) {
    return error === null ? <Skeleton rows={10} /> : null;
  }
  if (data.certificates.length === 0) {
    return <EmptyState variant="not-found" message={t('readiness.none', 'There is no certificate to renew here')} />;
  }
  return (
    <Dimmed when={error !== null}>
      <PageStack>
        <NoteLine texts={notesOf(data, choice.kind === 'prometheus')} />
        <WorkloadCard readiness={readiness} />
        <ByHandCard certificates={readiness.byHand} />
        <LateCard late={readiness.late} />
      </PageStack>
    </Dimmed>
  );
}

function notesOf({ certificates, total }: ReadinessAnswer, isMetricsOnly: boolean): readonly string[] {
  const cut = t('readiness.cut', 'Of {{total, number}} certificates the {{read, number}} that end first are counted.', {
    total,
    read: certificates.length,
  });
  const guess = t(
    'readiness.metrics',
    'Metrics do not tell who renews a certificate: what cert-manager does not say it renews counts as done by hand.'
  );
  return [...(total > certificates.length ? [cut] : []), ...(isMetricsOnly ? [guess] : [])];
}
