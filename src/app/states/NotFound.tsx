import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';
import { useAgent } from '../agent-context';

/** An address of this app that leads nowhere. */
export function NotFound() {
  const { links } = useAgent();
  return (
    <PluginPage renderTitle={() => <h1>{t('not-found.title', 'Page not found')}</h1>}>
      <EmptyState
        variant="not-found"
        message={t('not-found.message', 'This app has no such page')}
        button={<LinkButton href={links.overview()}>{t('not-found.overview', 'See all certificates')}</LinkButton>}
      />
    </PluginPage>
  );
}
