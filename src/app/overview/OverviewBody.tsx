import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, EmptyState, useStyles2 } from '@grafana/ui';
import type { FieldName, Filter } from '@notafter/core';
import React from 'react';
import type { Answer } from '../data/use-answer';
import { Dimmed } from '../states/Dimmed';
import { ActNow } from './ActNow';
import { CertificatesCard } from './CertificatesCard';
import { EndsPerWeek } from './EndsPerWeek';
import { NothingFound } from './NothingFound';
import { OverviewSkeleton } from './OverviewSkeleton';
import type { OverviewState } from './overview-state';
import type { OverviewData } from './use-overview';
import type { Week } from './weeks';

export interface OverviewBodyProps {
  readonly answer: Answer<OverviewData>;
  readonly state: OverviewState;
  readonly onChange: (change: Partial<OverviewState>) => void;
  readonly columns: readonly FieldName[];
  readonly onColumns: (columns: readonly FieldName[]) => void;
}

/** The cards, or what there is to say instead of them. */
export function OverviewBody(props: OverviewBodyProps) {
  const { data, error } = props.answer;
  if (data === null) {
    return error === null ? <OverviewSkeleton /> : null;
  }
  return (
    <Dimmed when={error !== null}>
      <Cards {...props} data={data} />
    </Dimmed>
  );
}

function Cards({ data, state, onChange, ...rest }: OverviewBodyProps & { data: OverviewData }) {
  const styles = useStyles2(getStyles);
  const { overview, health, nowMs } = data;
  const isFiltered = state.filters.length > 0 || state.states.length > 0;
  if (overview.certificates === 0 && !isFiltered && health.certificates === 0 && overview.findings.rows === 0) {
    return <NothingFound />;
  }
  if (overview.certificates === 0 && overview.findings.rows === 0 && isFiltered) {
    return <NothingMatches onClear={() => onChange({ filters: [], states: [] })} />;
  }
  return (
    <div className={styles.cards}>
      <div className={styles.top}>
        <ActNow answer={overview} nowMs={nowMs} />
        <EndsPerWeek
          weeks={overview.weeks}
          onChoose={(week) => onChange({ filters: [...withoutEnds(state.filters), ...endsIn(week)] })}
        />
      </div>
      <CertificatesCard
        data={data}
        state={state}
        onChange={onChange}
        columns={rest.columns}
        onColumns={rest.onColumns}
      />
    </div>
  );
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      variant="not-found"
      message={t('overview.no-match', 'No certificate matches these filters')}
      button={<Button onClick={onClear}>{t('overview.clear', 'Clear filters')}</Button>}
    />
  );
}

function endsIn({ fromMs, toMs }: Week): Filter[] {
  return [
    { field: 'notAfter', operator: '>=', value: fromMs },
    { field: 'notAfter', operator: '<', value: toMs },
  ];
}

/** A second week takes the place of the first. */
function withoutEnds(filters: readonly Filter[]): Filter[] {
  return filters.filter(({ field }) => field !== 'notAfter');
}

const getStyles = (theme: GrafanaTheme2) => ({
  cards: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  top: css({
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    [theme.breakpoints.up('lg')]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(280px, 420px)' },
  }),
});
