import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';
import { APP_ROOT } from '../links';

/** Nobody has added the data source yet. */
export function NoDataSource() {
  return (
    <PluginPage renderTitle={() => <h1>{t('overview.title', 'Certificates')}</h1>}>
      <EmptyState
        variant="call-to-action"
        message={t('no-data-source.title', 'No Notafter data source yet')}
        button={
          <LinkButton href={`${APP_ROOT}/setup`} icon="plus">
            {t('no-data-source.setup', 'Set it up')}
          </LinkButton>
        }
      >
        {t(
          'no-data-source.how',
          'Start an agent where the certificates are. The page Setup then connects Grafana to it and creates the alert rules.'
        )}
      </EmptyState>
    </PluginPage>
  );
}
