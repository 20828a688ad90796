import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';

/** Nobody has added the data source yet. */
export function NoDataSource() {
  return (
    <PluginPage renderTitle={() => <h1>{t('overview.title', 'Certificates')}</h1>}>
      <EmptyState
        variant="call-to-action"
        message={t('no-data-source.title', 'No Notafter data source yet')}
        button={
          <LinkButton href="/connections/datasources/notafter-certificates-datasource" icon="plus">
            {t('no-data-source.add', 'Add the data source')}
          </LinkButton>
        }
      >
        {t(
          'no-data-source.how',
          'Start an agent where the certificates are, then add a data source of type Notafter with its address, for example http://agent:9793.'
        )}
      </EmptyState>
    </PluginPage>
  );
}
