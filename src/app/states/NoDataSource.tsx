import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import React, { type ReactNode } from 'react';
import { APP_ROOT } from '../links';

/** Nobody has added the data source yet; `children` say what else was tried. */
export function NoDataSource({ children }: { children?: ReactNode }) {
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
        {children}
      </EmptyState>
    </PluginPage>
  );
}
