import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, useStyles2 } from '@grafana/ui';
import type { SourceDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { FactList } from '../../components/FactList';
import { relativeText } from '../../components/time/remaining-text';
import { LooksAt } from './LooksAt';
import { TroubleTable } from './TroubleTable';

/** One source: whether its last pass was good, when that was, what it found, and what it could not read. */
export function SourceCard({ source, nowMs }: { source: SourceDetails; nowMs: number }) {
  const styles = useStyles2(getStyles);
  const ago = (moment: number | null) =>
    moment === null ? t('source.never', 'never') : relativeText(Math.min(moment, nowMs - 1), nowMs);
  return (
    <Card
      title={
        <span className={styles.title}>
          {source.name} <span className={styles.kind}>{source.kind}</span> <UpBadge source={source} />
        </span>
      }
    >
      {source.message !== '' && <p className={styles.message}>{source.message}</p>}
      <FactList
        facts={[
          [t('source.looks-at', 'Looks at'), <LooksAt key="looks-at" places={source.looksAt} />],
          [t('source.found', 'Found'), foundText(source)],
          [t('source.last-pass', 'Last pass'), passText(source, ago(source.lastPassMs))],
          [t('source.last-success', 'Last good pass'), source.up ? '' : ago(source.lastSuccessMs)],
          [t('source.errors', 'Errors since the start'), errorsText(source)],
        ]}
      />
      {source.inTrouble.length > 0 && <TroubleTable places={source.inTrouble} nowMs={nowMs} />}
    </Card>
  );
}

function UpBadge({ source: { up, inTrouble, lastPassMs } }: { source: SourceDetails }) {
  if (lastPassMs === null) {
    return <Badge color="blue" icon="clock-nine" text={t('source.starting', 'reading for the first time')} />;
  }
  if (!up) {
    return <Badge color="red" icon="times-circle" text={t('source.down', 'down')} />;
  }
  if (inTrouble.length > 0) {
    const text = t('source.some', '{{count, number}} places in trouble', {
      count: inTrouble.length,
      defaultValue_one: '1 place in trouble',
    });
    return <Badge color="orange" icon="exclamation-triangle" text={text} />;
  }
  return <Badge color="green" icon="check" text={t('source.up', 'up')} />;
}

function foundText({ certificates, locations }: SourceDetails): string {
  const found = t('head.certificates', '{{count, number}} certificates', {
    count: certificates,
    defaultValue_one: '1 certificate',
  });
  const places = t('head.places', '{{count, number}} places', { count: locations, defaultValue_one: '1 place' });
  return t('head.in', '{{found}} in {{places}}', { found, places });
}

function passText({ durationMs }: SourceDetails, when: string): string {
  return durationMs === null
    ? when
    : t('source.took', '{{when}}, took {{milliseconds, number}} ms', { when, milliseconds: Math.round(durationMs) });
}

function errorsText({ errors }: SourceDetails): string {
  return Object.entries(errors)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  kind: css({ opacity: 0.75, fontWeight: theme.typography.fontWeightRegular }),
  message: css({ margin: 0, padding: theme.spacing(0, 1.5, 0.5), overflowWrap: 'anywhere' }),
});
