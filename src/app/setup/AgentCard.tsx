import { t } from '@grafana/i18n';
import { Alert, LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import { Card } from '../../components/Card';
import { checkConnection } from '../../datasource/check-connection';
import { createClient } from '../../datasource/create-client';
import { AddDataSource } from './AddDataSource';
import type { DataSourceChoice } from './change-data-sources';
import { NeedsRight } from './NeedsRight';
import { SetupBody } from './SetupBody';
import { useLoaded } from './use-loaded';

interface Props {
  readonly type: string;
  readonly choices: readonly DataSourceChoice[];
  /** The address of the agent, as far as Prometheus tells it. */
  readonly proposal: string;
  readonly mayAdd: boolean;
  readonly onAdded: () => void;
}

/** The data source that the pages and panels ask. */
export function AgentCard({ type, choices, proposal, mayAdd, onAdded }: Props) {
  return (
    <Card title={t('setup.agent', '2 · The agent, which pages and panels ask')}>
      <SetupBody>
        {choices.map((choice) => (
          <Agent key={choice.uid} choice={choice} mayChange={mayAdd} />
        ))}
        {choices.length === 0 && !mayAdd && <NeedsRight what="data-source" />}
        {choices.length === 0 && mayAdd && (
          <AddDataSource
            type={type}
            name="Notafter"
            label={t('config.url', 'URL of the agent')}
            hint={t('config.url-hint', 'As Grafana’s server reaches it. The browser never connects to it.')}
            proposal={proposal}
            submit={t('setup.agent-add', 'Add the agent')}
            test={testAgent}
            onAdded={onAdded}
          />
        )}
      </SetupBody>
    </Card>
  );
}

const clientOf = (uid: string) => createClient({ url: `/api/datasources/proxy/uid/${encodeURIComponent(uid)}` });

async function testAgent({ uid }: DataSourceChoice): Promise<void> {
  const { status, message, details } = await checkConnection(clientOf(uid));
  if (status === 'error') {
    throw new Error(`${message} ${details?.message ?? ''}`.trim());
  }
}

function Agent({ choice, mayChange }: { choice: DataSourceChoice; mayChange: boolean }) {
  const { data } = useLoaded(choice.uid, () => checkConnection(clientOf(choice.uid)));
  if (data === null) {
    return <span>{t('setup.agent-asking', 'Asking {{- name}}…', { name: choice.name })}</span>;
  }
  if (data.status === 'error') {
    return (
      <Alert severity="error" title={`${choice.name}: ${data.message}`}>
        <Stack direction="row" justifyContent="space-between" alignItems="center" gap={2} wrap="wrap">
          <span>{data.details?.message}</span>
          {mayChange && (
            <LinkButton size="sm" variant="secondary" href={`/connections/datasources/edit/${choice.uid}`}>
              {t('setup.agent-settings', 'Open its settings')}
            </LinkButton>
          )}
        </Stack>
      </Alert>
    );
  }
  return <span>{`${choice.name}: ${data.message}`}</span>;
}
