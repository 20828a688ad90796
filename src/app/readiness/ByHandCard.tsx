import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';
import { Card } from '../../components/Card';
import { PageLink } from '../../components/PageLink';
import { PlainTable } from '../../components/PlainTable';
import { dateText } from '../../components/time/date-text';
import { durationText } from '../../components/time/duration-text';
import { useAgent } from '../agent-context';
import type { ReadinessCertificate } from './readiness-request';

const SHOWN = 10;

/** What has no automation, the next to end first. */
export function ByHandCard({ certificates }: { certificates: readonly ReadinessCertificate[] }) {
  const { links, zone } = useAgent();
  const [all, setAll] = useState(false);
  const shown = all ? certificates : certificates.slice(0, SHOWN);
  return (
    <Card
      title={t('readiness.by-hand', 'Without automation · {{count, number}}', { count: certificates.length })}
      actions={
        certificates.length > SHOWN && (
          <Button variant="primary" fill="text" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
            {all
              ? t('act.fewer', 'Show fewer')
              : t('act.all', 'Show all {{count, number}}', { count: certificates.length })}
          </Button>
        )
      }
    >
      <PlainTable
        label={t('readiness.by-hand-table', 'Certificates without automation')}
        columns={[
          t('place.certificate', 'Certificate'),
          t('place.place', 'Place'),
          t('readiness.owner', 'Owner'),
          t('facts.issuer', 'Issuer'),
          t('facts.lifetime', 'Lifetime'),
          t('place.ends', 'Ends'),
        ]}
        rows={shown.map(({ key, slot, title, place, owner, issuer, notBeforeMs, notAfterMs }) => ({
          key,
          cells: [
            <PageLink key="title" to={links.slot(slot)}>
              {title}
            </PageLink>,
            place,
            owner,
            issuer,
            notBeforeMs === null || notAfterMs === null ? '' : durationText(notAfterMs - notBeforeMs),
            notAfterMs === null ? '' : dateText(notAfterMs, zone),
          ],
        }))}
        empty={t('readiness.all-automated', 'Every certificate is renewed by a program.')}
      />
    </Card>
  );
}
