import { t } from '@grafana/i18n';
import { DAY_MS, type LateAutomation } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { managerOf } from '../../components/manager/manager-of';
import { PageLink } from '../../components/PageLink';
import { PlainTable } from '../../components/PlainTable';
import { durationText } from '../../components/time/duration-text';
import { useAgent } from '../agent-context';
import type { ReadinessCertificate } from './readiness-request';

/** Automations that leave too little time between renewal and end. */
export function LateCard({ late }: { late: ReadonlyArray<LateAutomation<ReadinessCertificate>> }) {
  const { links } = useAgent();
  return (
    <Card title={t('readiness.late', 'Automated with too little margin · {{count, number}}', { count: late.length })}>
      <PlainTable
        label={t('readiness.late-table', 'Automations with too little margin')}
        columns={[
          t('place.certificate', 'Certificate'),
          t('place.place', 'Place'),
          t('readiness.manager', 'Renewed by'),
          t('readiness.since', 'Too late'),
          t('readiness.margin', 'Renewed before its end'),
          t('readiness.needed', 'Warns before its end'),
        ]}
        rows={late.map(({ certificate, limit, marginDays, neededDays }) => ({
          key: certificate.key,
          cells: [
            <PageLink key="title" to={links.slot(certificate.slot)}>
              {certificate.title}
            </PageLink>,
            certificate.place,
            managerOf(certificate.managedBy),
            limit === null
              ? t('readiness.late-today', 'today')
              : t('readiness.late-at', 'at {{days}} days', { days: limit.days }),
            durationText(marginDays * DAY_MS),
            durationText(neededDays * DAY_MS),
          ],
        }))}
        empty={t('readiness.margin-enough', 'Every automation renews before the certificate warns, at 47 days too.')}
      />
    </Card>
  );
}
