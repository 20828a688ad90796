import { t } from '@grafana/i18n';
import { EmptyState } from '@grafana/ui';
import React from 'react';
import { PageLink } from '../../components/PageLink';
import { useAgent } from '../agent-context';
import { useAnswer } from '../data/use-answer';

/** The agent answers and has found nothing at all: where it looked, so that the fault is seen. */
export function NothingFound() {
  const { client, links } = useAgent();
  const { data } = useAnswer('sources', (signal) => client.sources(signal));
  return (
    <EmptyState variant="call-to-action" message={t('nothing.title', 'The agent has not found a certificate yet')}>
      {data?.sources.map(({ kind, name, looksAt, message }) => (
        <p key={name}>
          {t('nothing.source', '{{- name}} ({{kind}}) looks at {{- places}}', {
            name,
            kind,
            places: looksAt.join(', ') || t('nothing.nowhere', 'nothing'),
          })}
          {message !== '' && ` · ${message}`}
        </p>
      ))}
      {data?.sources.length === 0 && <p>{t('nothing.no-source', 'Its configuration names no source.')}</p>}
      <PageLink to={links.sources()}>{t('nothing.sources', 'See its sources')}</PageLink>
    </EmptyState>
  );
}
