import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { useAgent } from '../agent-context';
import type { Answer } from '../data/use-answer';
import { AgentProblem } from '../states/AgentProblem';
import { Skeleton } from '../states/Skeleton';

/** The page before there is anything to show of the slot, or because there is nothing. */
export function SlotLoading({ answer }: { answer: Answer<SlotDetails> }) {
  const title = () => <h1>{t('slot.title', 'Certificate')}</h1>;
  if (answer.error?.kind === 'not-found') {
    return (
      <PluginPage renderTitle={title}>
        <UnknownSlot />
      </PluginPage>
    );
  }
  return (
    <PluginPage renderTitle={title}>
      <AgentProblem answer={answer} />
      {answer.error === null && <Skeleton rows={10} />}
    </PluginPage>
  );
}

function UnknownSlot() {
  const { links } = useAgent();
  return (
    <EmptyState
      variant="not-found"
      message={t('slot.unknown', 'The agent knows no place of this id')}
      button={<LinkButton href={links.overview()}>{t('not-found.overview', 'See all certificates')}</LinkButton>}
    >
      {t(
        'slot.unknown-why',
        'A place is forgotten a day after it has gone, or when its source is no longer configured. If the link is from another cluster, choose that data source.'
      )}
    </EmptyState>
  );
}
