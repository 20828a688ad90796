import { t } from '@grafana/i18n';
import React from 'react';
import type { Problem } from './find-certificates';

/** Why none of the Prometheus data sources can stand in for an agent, each with what to do about it. */
export function NoCertificateMetrics({ problems }: { problems: readonly Problem[] }) {
  return (
    <>
      <p>{t('metrics.none', 'No Prometheus can stand in for it:')}</p>
      {problems.map(({ choice, error }) => (
        <p key={choice.uid}>
          <strong>{choice.name}</strong>: {error.message} {error.advice}
        </p>
      ))}
    </>
  );
}
