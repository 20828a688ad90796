import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import React from 'react';
import { AgentPicker } from '../AgentPicker';
import { AgentProblem } from '../states/AgentProblem';
import { AlertRules } from './AlertRules';
import { ExportMenu } from './ExportMenu';
import { FilterBar } from './FilterBar';
import { HeadLine } from './HeadLine';
import { OverviewBody } from './OverviewBody';
import { allFilters } from './overview-request';
import { useColumns } from './use-columns';
import { useOverview } from './use-overview';
import { useOverviewState } from './use-overview-state';
import { PageStack } from '../PageStack';

/** Every certificate: what to act on, what ends when, and all of them as a runway or a table, under one filter. */
export function OverviewPage() {
  const [state, change] = useOverviewState();
  const [columns, setColumns] = useColumns();
  const answer = useOverview(state, columns);
  const { data } = answer;
  return (
    <PluginPage
      renderTitle={() => <h1>{t('overview.title', 'Certificates')}</h1>}
      subTitle={data && <HeadLine health={data.health} />}
      actions={
        <>
          <AgentPicker />
          <ExportMenu filters={allFilters(state)} />
          <AlertRules />
        </>
      }
    >
      <PageStack>
        <AgentProblem answer={answer} />
        <FilterBar state={state} counts={data?.overview.counts ?? null} onChange={change} />
        <OverviewBody answer={answer} state={state} onChange={change} columns={columns} onColumns={setColumns} />
      </PageStack>
    </PluginPage>
  );
}
