import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { useParams } from 'react-router-dom';
import { Card } from '../../components/Card';
import { FactList } from '../../components/FactList';
import { useAgent } from '../agent-context';
import { useAnswer } from '../data/use-answer';
import { useNow } from '../data/use-now';
import { PageStack } from '../PageStack';
import { allFacts } from '../slot/certificate-facts';
import { PlacesTab } from '../slot/PlacesTab';
import { SlotHead } from '../slot/SlotHead';
import { SlotLoading } from '../slot/SlotLoading';
import { SlotTitle } from '../slot/SlotTitle';
import { FindingSteps } from '../slot/FindingSteps';
import { AgentProblem } from '../states/AgentProblem';
import { AgentWouldAdd } from './AgentWouldAdd';

/** The page of one place as far as metrics tell it: no history, no chain, nothing to check again. */
export function MetricsSlotPage() {
  const { id = '' } = useParams();
  const { client } = useAgent();
  const nowMs = useNow(1000);
  const answer = useAnswer(id, (signal) => client.slot(id, signal));
  const slot = answer.data;
  if (slot === null) {
    return <SlotLoading answer={answer} />;
  }
  return (
    <PluginPage
      pageNav={{ text: slot.title }}
      renderTitle={() => <SlotTitle slot={slot} />}
      subTitle={<SlotHead slot={slot} nowMs={nowMs} />}
    >
      <PageStack>
        <AgentProblem answer={answer} />
        <Todo slot={slot} />
        <WhatMetricsSay slot={slot} nowMs={nowMs} />
        {slot.otherPlaces.length > 0 && (
          <Card title={t('tab.places', 'Places')}>
            <PlacesTab slot={slot} nowMs={nowMs} />
          </Card>
        )}
        <AgentWouldAdd />
      </PageStack>
    </PluginPage>
  );
}

interface PartProps {
  readonly slot: SlotDetails;
  readonly nowMs: number;
}

function Todo({ slot: { findings } }: { slot: SlotDetails }) {
  return (
    <Card title={t('todo.title', 'What to do')}>
      {findings.length === 0 ? (
        <EmptyState variant="completed" hideImage message={t('todo.nothing', 'Nothing to do')} />
      ) : (
        <FindingSteps findings={findings} />
      )}
    </Card>
  );
}

/** Of what metrics leave out there is no row. */
function WhatMetricsSay({ slot, nowMs }: PartProps) {
  const { zone } = useAgent();
  const [leaf] = slot.stored;
  const unsaid = new Set([t('facts.authority', 'Authority'), t('facts.fingerprint', 'Fingerprint')]);
  const facts = leaf === undefined ? [] : allFacts(leaf, nowMs, zone).filter(([label]) => !unsaid.has(label));
  return (
    <Card title={t('metrics.say', 'What the metrics say')}>
      <FactList facts={[...facts, [t('metrics.scraped', 'Scraped as'), slot.source]]} />
    </Card>
  );
}
