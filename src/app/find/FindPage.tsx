import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import type { PlaceSummary } from '@notafter/core';
import React from 'react';
import { Navigate, useSearchParams } from 'react-router-dom';
import { AgentError, type AgentClient } from '../../datasource/client';
import { Card } from '../../components/Card';
import { PlaceTable } from '../../components/PlaceTable';
import { useAgent } from '../agent-context';
import { type Answer, useAnswer } from '../data/use-answer';
import { AgentProblem } from '../states/AgentProblem';
import { Skeleton } from '../states/Skeleton';
import { labelsOf } from './find-labels';
import { FindNothing } from './FindNothing';

/** Where the annotations of alerts lead: the place that has these labels, or the list of them. */
export function FindPage() {
  const { client, links } = useAgent();
  const [search] = useSearchParams();
  const labels = labelsOf(search);
  const answer = useAnswer(JSON.stringify(labels), (signal) => findPlaces(client, labels, signal), null);
  const only = answer.data?.length === 1 ? answer.data[0] : undefined;
  if (only !== undefined) {
    return <Navigate to={links.slot(only.slot)} replace />;
  }
  return (
    <PluginPage renderTitle={() => <h1>{t('find.title', 'Find a certificate')}</h1>} subTitle={labelsText(labels)}>
      <AgentProblem answer={answer} />
      <Found answer={answer} labels={labels} />
    </PluginPage>
  );
}

interface FoundProps {
  readonly answer: Answer<readonly PlaceSummary[]>;
  readonly labels: Readonly<Record<string, string>>;
}

function Found({ answer: { data, error }, labels }: FoundProps) {
  const { links, zone, clock } = useAgent();
  if (data === null) {
    return error === null ? <Skeleton rows={6} /> : null;
  }
  if (data.length === 0) {
    return <FindNothing labels={labels} />;
  }
  return (
    <Card title={t('find.many', '{{count, number}} places have these labels', { count: data.length })}>
      <PlaceTable
        label={t('tab.places', 'Places')}
        places={data}
        slotHref={links.slot}
        nowMs={clock()}
        zone={zone}
        empty=""
      />
    </Card>
  );
}

/** A fingerprint is no label of a metric: the agent knows its places another way. */
async function findPlaces(
  client: AgentClient,
  labels: Readonly<Record<string, string>>,
  signal: AbortSignal
): Promise<readonly PlaceSummary[]> {
  if (labels.fingerprint !== undefined) {
    return placesOf(client, labels.fingerprint, signal);
  }
  return Object.keys(labels).length === 0 ? [] : client.findSlots(labels, signal);
}

async function placesOf(
  client: AgentClient,
  fingerprint: string,
  signal: AbortSignal
): Promise<readonly PlaceSummary[]> {
  try {
    return (await client.certificate(fingerprint, signal)).places;
  } catch (error) {
    if (error instanceof AgentError && error.kind === 'not-found') {
      return [];
    }
    throw error;
  }
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ');
}
