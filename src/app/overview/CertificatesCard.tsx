import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { FieldName, Result } from '@notafter/core';
import React from 'react';
import { paletteOf } from '../../components/state/palette';
import { CalendarView } from './CalendarView';
import { ColumnsButton } from './ColumnsButton';
import { NoteLine } from './NoteLine';
import type { OverviewState } from './overview-state';
import { RunwayView } from './RunwayView';
import { TableView } from './TableView';
import { TrustView } from './TrustView';
import type { OverviewData } from './use-overview';
import { ViewBar } from './ViewBar';

interface CertificatesCardProps {
  readonly data: OverviewData;
  readonly state: OverviewState;
  readonly onChange: (change: Partial<OverviewState>) => void;
  readonly columns: readonly FieldName[];
  readonly onColumns: (columns: readonly FieldName[]) => void;
}

/** All certificates under the filters, in the chosen view. */
export function CertificatesCard({ data, state, onChange, columns, onColumns }: CertificatesCardProps) {
  const styles = useStyles2(getStyles);
  const { rows } = data.overview;
  return (
    <section className={styles.card} aria-label={t('certificates.title', 'Certificates')}>
      <ViewBar state={state} onChange={onChange}>
        {state.view === 'table' && <ColumnsButton columns={columns} onChange={onColumns} />}
      </ViewBar>
      <NoteLine texts={notesOf(rows)} />
      <ChosenView data={data} state={state} onChange={onChange} columns={columns} />
    </section>
  );
}

/** After a switch the last answer has the columns of the other view, so that one stays until the new one's arrives. */
function ChosenView({ data, state, onChange, columns }: Omit<CertificatesCardProps, 'onColumns'>) {
  switch (data.view) {
    case 'runway':
      return <RunwayView data={data} state={state} />;
    case 'calendar':
      return <CalendarView data={data} mode={state.count} onMode={(count) => onChange({ count })} />;
    case 'trust':
      return <TrustView data={data} axis={state.axis} atMs={state.atMs} />;
    case 'table':
      return (
        <TableView
          result={data.overview.rows}
          columns={columns}
          sort={state.order}
          onSort={(order) => onChange({ order })}
          nowMs={data.nowMs}
        />
      );
  }
}

/** What a limit cut off, and what else the agent has to say of its answer. */
function notesOf({ rows, total, notices }: Result): readonly string[] {
  const cut = t(
    'certificates.cut',
    'The first {{rows, number}} of {{total, number}} are shown. Filters show the others.',
    {
      rows,
      total,
    }
  );
  return [...(total > rows ? [cut] : []), ...notices.map(({ text }) => text)];
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    card: css({
      minWidth: 0,
      background: colors.background.primary,
      border: `1px solid ${colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
  };
};
