import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Button, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { useAgent } from '../agent-context';
import { AgentPicker } from '../AgentPicker';
import { AgentWouldAdd } from '../metrics-only/AgentWouldAdd';
import { RehearsalParts } from '../rehearsal/RehearsalParts';
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
  const { choice } = useAgent();
  const [state, change] = useOverviewState();
  const [columns, setColumns] = useColumns();
  const [isOpen, setOpen] = useState(false);
  const isRehearsing = isOpen || state.atMs !== null || state.freeze !== null;
  const answer = useOverview(state, columns);
  const { data } = answer;
  return (
    <PluginPage
      renderTitle={() => <h1>{t('overview.title', 'Certificates')}</h1>}
      subTitle={data && <HeadLine health={data.health} blindSpots={data.overview.blindSpots} />}
      actions={
        // One child, since Grafana does not wrap what stands here.
        <Stack gap={1} wrap="wrap">
          <AgentPicker />
          {!isRehearsing && (
            <Button variant="secondary" icon="history" onClick={() => setOpen(true)}>
              {t('rehearsal.open', 'Rehearse')}
            </Button>
          )}
          {choice.kind === 'agent' && <ExportMenu filters={allFilters(state)} />}
          <AlertRules />
        </Stack>
      }
    >
      <PageStack>
        <AgentProblem answer={answer} />
        <AgentWouldAdd />
        {isRehearsing && (
          <RehearsalParts rehearsal={state} filters={state.filters} onChange={change} onClose={() => setOpen(false)} />
        )}
        <FilterBar
          state={state}
          counts={data?.overview.counts ?? null}
          unusedCount={data?.overview.unused ?? 0}
          onChange={change}
        />
        <OverviewBody answer={answer} state={state} onChange={change} columns={columns} onColumns={setColumns} />
      </PageStack>
    </PluginPage>
  );
}
