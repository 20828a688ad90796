import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import React from 'react';
import { PageLink } from '../../components/PageLink';
import { useAgent } from '../agent-context';
import { filterParameter } from '../overview/filter-parameter';
import { fieldOfLabel } from './find-labels';

/** No place has all of the labels: why that may be, and a search by each of them alone. */
export function FindNothing({ labels }: { labels: Readonly<Record<string, string>> }) {
  const { links } = useAgent();
  const asked = Object.entries(labels);
  if (asked.length === 0) {
    return (
      <EmptyState variant="call-to-action" message={t('find.nothing-asked', 'Nothing to look for')}>
        {t(
          'find.how',
          'This page finds a place by the labels of its metrics, for example ?secret_namespace=shop&secret_name=web.'
        )}{' '}
        <PageLink to={links.overview()}>{t('not-found.overview', 'See all certificates')}</PageLink>
      </EmptyState>
    );
  }
  return (
    <EmptyState variant="not-found" message={t('find.none', 'No place has these labels now')}>
      <p>
        {t(
          'find.none-why',
          'The certificate may have been renewed: its serial number is then another one. Or its place is gone. Search by one of them:'
        )}
      </p>
      {asked.map(([label, value]) => {
        const field = fieldOfLabel(label);
        return field === null || value === '' ? null : (
          <p key={label}>
            <PageLink to={links.overview({ filter: filterParameter({ field, operator: '=', value }) })}>
              {t('find.by', 'certificates with {{- label}} = {{- value}}', { label, value })}
            </PageLink>
          </p>
        );
      })}
      <PageLink to={links.overview()}>{t('not-found.overview', 'See all certificates')}</PageLink>
    </EmptyState>
  );
}
