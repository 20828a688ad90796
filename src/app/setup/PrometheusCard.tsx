import { t } from '@grafana/i18n';
import { Alert, Combobox, Field, Stack } from '@grafana/ui';
import React, { useId } from 'react';
import { Card } from '../../components/Card';
import { CopyCommand } from '../../components/CopyCommand';
import { AddDataSource } from './AddDataSource';
import type { DataSourceChoice } from './change-data-sources';
import { grafanaRequest } from './grafana-request';
import { NeedsRight } from './NeedsRight';
import type { PrometheusFacts } from './prometheus-facts';
import { SetupBody } from './SetupBody';
import type { Loaded } from './use-loaded';

interface Props {
  readonly choices: readonly DataSourceChoice[];
  readonly uid: string | null;
  readonly facts: Loaded<PrometheusFacts>;
  readonly mayAdd: boolean;
  readonly onChoose: (uid: string) => void;
}

/** Which Prometheus the alert rules query, and whether it scrapes an agent. */
export function PrometheusCard({ choices, uid, facts, mayAdd, onChoose }: Props) {
  const id = useId();
  return (
    <Card title={t('setup.prometheus', '1 · Prometheus, which scrapes the agent')}>
      <SetupBody>
        {choices.length > 0 && (
          <Field noMargin label={t('setup.prometheus-choice', 'Alert rules query')}>
            <Combobox
              id={id}
              width={40}
              options={choices.map((choice) => ({ value: choice.uid, label: choice.name }))}
              value={uid}
              onChange={({ value }) => onChoose(value)}
            />
          </Field>
        )}
        {choices.length === 0 && (mayAdd ? <AddPrometheus onAdded={onChoose} /> : <NeedsRight what="data-source" />)}
        {facts.error !== null && (
          <Alert severity="error" title={t('setup.prometheus-silent', 'Prometheus does not answer')}>
            {facts.error}
          </Alert>
        )}
        {facts.data !== null && <Scrapes facts={facts.data} />}
      </SetupBody>
    </Card>
  );
}

function AddPrometheus({ onAdded }: { onAdded: (uid: string) => void }) {
  return (
    <AddDataSource
      type="prometheus"
      name="Prometheus"
      label={t('setup.prometheus-url', 'URL of Prometheus')}
      hint={t('setup.prometheus-hint', 'Grafana has no Prometheus data source yet. As Grafana’s server reaches it.')}
      proposal="http://prometheus:9090"
      submit={t('setup.prometheus-add', 'Add Prometheus')}
      test={async ({ uid }) => {
        await grafanaRequest(`/api/datasources/uid/${encodeURIComponent(uid)}/health`);
      }}
      onAdded={({ uid }) => onAdded(uid)}
    />
  );
}

function Scrapes({ facts: { scrapes, hasOthersOnly } }: { facts: PrometheusFacts }) {
  if (scrapes.length === 0) {
    return (
      <Alert
        severity={hasOthersOnly ? 'info' : 'warning'}
        title={t('setup.no-scrape', 'This Prometheus scrapes no agent')}
      >
        <Stack direction="column" gap={1}>
          <span>{t('setup.no-scrape-how', 'Add the agent to scrape_configs of its configuration, for example:')}</span>
          <CopyCommand command={'- { job_name: notafter, static_configs: [{ targets: ["notafter:9793"] }] }'} />
        </Stack>
      </Alert>
    );
  }
  return (
    <ul role="list">
      {scrapes.map(({ instance, version, secondsAgo }) => (
        <li key={instance}>
          {t('setup.scraped', 'Scraped {{- instance}} (agent {{- version}}) {{seconds}} s ago', {
            instance,
            version,
            seconds: Math.max(0, Math.round(secondsAgo)),
          })}
        </li>
      ))}
    </ul>
  );
}
