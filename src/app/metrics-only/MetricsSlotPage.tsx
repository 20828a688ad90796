import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { useParams } from 'react-router-dom';
import { Card } from '../../components/Card';
import { FactList } from '../../components/FactList';
import { StateIcon } from '../../components/state/StateIcon';
import { dateTimeText } from '../../components/time/date-text';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';
import { useAnswer } from '../data/use-answer';
import { useNow } from '../data/use-now';
import { PageStack } from '../PageStack';
import { allFacts } from '../slot/certificate-facts';
import { PlacesTab } from '../slot/PlacesTab';
import { SlotLoading } from '../slot/SlotLoading';
import { FindingSteps } from '../slot/FindingSteps';
import { AgentProblem } from '../states/AgentProblem';
import { AgentWouldAdd } from './AgentWouldAdd';

/** The page of one place as far as metrics tell it: no history, no chain, nothing to check again. */
export function MetricsSlotPage() {
  const styles = useStyles2(getStyles);
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
      renderTitle={() => (
        <h1 className={styles.title}>
          <StateIcon state={slot.state} size={20} />
          <span className={styles.name}>{slot.title}</span>
        </h1>
      )}
      subTitle={<Head slot={slot} nowMs={nowMs} />}
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

function Head({ slot: { notAfterMs, node, place, owner, managedBy }, nowMs }: PartProps) {
  const styles = useStyles2(getStyles);
  const { zone } = useAgent();
  const when = notAfterMs === null ? '' : relativeText(notAfterMs, nowMs);
  return (
    <div className={styles.name}>
      <div>
        {notAfterMs === null
          ? t('metrics.never-issued', 'never issued')
          : `${dateTimeText(notAfterMs, zone)} · ${notAfterMs < nowMs ? t('ends.past', 'ended {{when}}', { when }) : t('ends.coming', 'ends {{when}}', { when })}`}
      </div>
      <div>
        {[
          [node, place].filter(Boolean).join(':'),
          owner !== '' && t('slot.owner', 'owner {{- owner}}', { owner }),
          managedBy !== '' && t('slot.managed', 'renewed by {{- managedBy}}', { managedBy }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </div>
  );
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

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), minWidth: 0 }),
  name: css({ overflowWrap: 'anywhere' }),
});
