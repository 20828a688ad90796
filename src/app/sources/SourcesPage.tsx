import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState } from '@grafana/ui';
import type { SourceDetails } from '@notafter/core';
import React from 'react';
import { AgentPicker } from '../AgentPicker';
import { useAgent } from '../agent-context';
import { type Answer, useAnswer } from '../data/use-answer';
import { useNow } from '../data/use-now';
import { PageStack } from '../PageStack';
import { AgentProblem } from '../states/AgentProblem';
import { Dimmed } from '../states/Dimmed';
import { Skeleton } from '../states/Skeleton';
import { askSources, type SourcesTold } from './blind-spots';
import { NotSeen } from './NotSeen';
import { SourceCard } from './SourceCard';

/** Each source's truth: whether it works, what it looks at, and which places it cannot read. */
export function SourcesPage() {
  const { client, clock } = useAgent();
  const answer = useAnswer('sources', (signal) => askSources(client, clock(), signal));
  return (
    <PluginPage
      renderTitle={() => <h1>{t('sources.title', 'Sources')}</h1>}
      subTitle={answer.data && summaryText(answer.data)}
      actions={<AgentPicker />}
    >
      <PageStack>
        <AgentProblem answer={answer} />
        <Sources answer={answer} />
      </PageStack>
    </PluginPage>
  );
}

function Sources({ answer: { data, error } }: { answer: Answer<SourcesTold> }) {
  const nowMs = useNow(1000);
  if (data === null) {
    return error === null ? <Skeleton rows={8} /> : null;
  }
  if (data.sources.length === 0) {
    return (
      <EmptyState variant="call-to-action" message={t('sources.none', 'The agent has no source')}>
        {t(
          'sources.none-how',
          'Name one in its configuration, for example: sources: [{ kind: file, name: hosts, preset: kubeadm }]'
        )}
      </EmptyState>
    );
  }
  return (
    <Dimmed when={error !== null}>
      <PageStack>
        <NotSeen blindSpots={data.blindSpots} />
        {[...data.sources]
          .sort((one, other) => trouble(other) - trouble(one))
          .map((source) => (
            <SourceCard key={source.name} source={source} nowMs={nowMs} />
          ))}
      </PageStack>
    </Dimmed>
  );
}

/** What is down comes first, then what has places in trouble. */
function trouble({ up, inTrouble }: SourceDetails): number {
  return (up ? 0 : 1_000_000) + inTrouble.length;
}

function summaryText({ sources, blindSpots }: SourcesTold): string {
  const down = sources.filter(({ up }) => !up).length;
  const places = sources.reduce((sum, { inTrouble }) => sum + inTrouble.length, 0);
  const blind = blindSpots.length;
  return [
    t('sources.count', '{{count}} sources', { count: sources.length, defaultValue_one: '1 source' }),
    down === 0 && places === 0 && t('sources.well', 'all places are readable'),
    down > 0 && t('sources.down', '{{count}} down', { count: down }),
    places > 0 &&
      t('sources.places', '{{count, number}} places in trouble', {
        count: places,
        defaultValue_one: '1 place in trouble',
      }),
    blind > 0 &&
      t('head.blind-spots', '{{count, number}} blind spots', { count: blind, defaultValue_one: '1 blind spot' }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
