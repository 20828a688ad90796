import { EmptyState } from '@grafana/ui';
import { t } from '@grafana/i18n';
import { DEFAULT_POLICY } from '@notafter/core';
import React, { useMemo } from 'react';
import { Runway } from '../../components/runway/Runway';
import type { RunwayRow } from '../../components/runway/row';
import { rowsFromFrames } from '../../components/runway/rows-from-frames';
import { RUNWAY_FIELDS } from '../../components/runway/rows-from-our-frames';
import { dateText } from '../../components/time/date-text';
import { toDataFrame } from '../../datasource/to-data-frame';
import { useAgent } from '../agent-context';
import type { Links } from '../links';
import type { OverviewState } from './overview-state';
import type { OverviewData } from './use-overview';
import { useRunwayHeight } from './use-runway-height';

interface RunwayViewProps {
  readonly data: OverviewData;
  readonly state: Pick<OverviewState, 'group' | 'sort' | 'axis' | 'atMs'>;
}

/** The certificates as bars on a time axis, with what the findings say beside them. */
export function RunwayView({ data, state: { group, sort, axis, atMs } }: RunwayViewProps) {
  const { links, zone } = useAgent();
  const { overview, nowMs } = data;
  const height = useRunwayHeight();
  const result = useMemo(() => {
    const frames = [
      toDataFrame(overview.rows, { refId: 'rows', type: 'certificates', fields: RUNWAY_FIELDS }),
      toDataFrame(overview.findings, { refId: 'findings', type: 'findings' }),
    ];
    const found = rowsFromFrames(frames, { nowMs, groupBy: group, zone, policy: DEFAULT_POLICY });
    return found.ok ? { ...found, rows: keepingChoice(found.rows, links) } : found;
  }, [overview, nowMs, group, zone, links]);
  if (!result.ok) {
    return (
      <EmptyState variant="not-found" message={t('runway-view.unknown', 'The agent’s answer is not understood')}>
        {result.message}
      </EmptyState>
    );
  }
  return (
    <Runway
      rows={result.rows}
      nowMs={nowMs}
      {...(atMs === null ? {} : { nowLabel: dateText(atMs, zone) })}
      axis={axis}
      sort={sort}
      zone={zone}
      height={height}
    />
  );
}

/** Defined, not copied: a row's facts are a getter, which a copy would run. */
function keepingChoice(rows: readonly RunwayRow[], links: Links): readonly RunwayRow[] {
  return rows.map((row) => Object.defineProperty(row, 'href', { value: links.keep(row.href) }));
}
