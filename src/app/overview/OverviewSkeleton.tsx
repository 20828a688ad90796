import { t } from '@grafana/i18n';
import React from 'react';
import { Card } from '../../components/Card';
import { Skeleton } from '../states/Skeleton';

/** The cards before the first answer. */
export function OverviewSkeleton() {
  return (
    <>
      <Card title={t('act.title', 'Act now')}>
        <Skeleton rows={3} />
      </Card>
      <Card title={t('certificates.title', 'Certificates')}>
        <Skeleton rows={12} />
      </Card>
    </>
  );
}
