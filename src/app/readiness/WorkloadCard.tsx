import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { EmptyState, useStyles2 } from '@grafana/ui';
import { LIFETIME_LIMITS, type LifetimeLimit, type Readiness, type Workload } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { PlainTable } from '../../components/PlainTable';
import { paletteOf } from '../../components/state/palette';
import { dateText } from '../../components/time/date-text';
import type { ReadinessCertificate } from './readiness-request';

/** Renewals by hand a year, today and under each limit: all of them, then by owner. */
export function WorkloadCard({ readiness: { total, owners } }: { readiness: Readiness<ReadinessCertificate> }) {
  const styles = useStyles2(getStyles);
  return (
    <Card title={t('readiness.workload', 'Renewals by hand, a year')}>
      {total.certificates === 0 ? (
        <EmptyState
          variant="completed"
          hideImage
          message={t('readiness.automated', 'Nothing is renewed by hand: shorter lifetimes make no work')}
        />
      ) : (
        <>
          <dl className={styles.figures}>
            <Figure label={t('readiness.today', 'with the lifetimes of today')} value={total.today} />
            {LIFETIME_LIMITS.map((limit, index) => (
              <Figure key={limit.days} label={limitText(limit)} value={total.limited[index] ?? 0} />
            ))}
          </dl>
          <PlainTable
            label={t('readiness.by-owner', 'Renewals by hand, a year, by owner')}
            columns={[
              t('readiness.owner', 'Owner'),
              t('readiness.certificates', 'Certificates by hand'),
              t('readiness.now', 'Today'),
              ...LIFETIME_LIMITS.map(shortText),
            ]}
            rows={owners.map((owner) => ({
              key: owner.owner,
              cells: [
                owner.owner || t('readiness.nobody', 'nobody’s'),
                owner.certificates.toLocaleString(),
                ...figures(owner),
              ],
            }))}
            empty=""
          />
        </>
      )}
    </Card>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{figureText(value)}</dd>
    </div>
  );
}

function figures({ today, limited }: Workload): readonly string[] {
  return [today, ...limited].map(figureText);
}

/** Work is counted in whole renewals; less than one a year is said as such. */
function figureText(value: number): string {
  return value > 0 && value < 1 ? t('readiness.less', '< 1') : Math.round(value).toLocaleString();
}

function limitText({ days, fromMs }: LifetimeLimit): string {
  return t('readiness.limit', '{{days}} days, from {{date}}', { days, date: dateText(fromMs, 'utc') });
}

function shortText({ days }: LifetimeLimit): string {
  return t('readiness.limit-short', '{{days}} days', { days });
}

const getStyles = (theme: GrafanaTheme2) => ({
  figures: css({
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
    gap: theme.spacing(1),
    margin: 0,
    padding: theme.spacing(0, 1.5, 1.5),
  }),
  figure: css({ display: 'flex', flexDirection: 'column-reverse' }),
  label: css({ color: paletteOf(theme).text.secondary, fontWeight: theme.typography.fontWeightRegular }),
  value: css({ margin: 0, fontSize: theme.typography.h1.fontSize, fontVariantNumeric: 'tabular-nums' }),
});
