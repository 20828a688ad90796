import React from 'react';
import { Runway } from '../../components/runway/Runway';
import { RUNWAY_FIELDS } from '../../components/runway/rows-from-our-frames';
import { dateText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import { AnswerNotUnderstood } from './AnswerNotUnderstood';
import type { OverviewState } from './overview-state';
import type { OverviewData } from './use-overview';
import { useRunwayHeight } from './use-runway-height';
import { useRunwayRows } from './use-runway-rows';

interface RunwayViewProps {
  readonly data: OverviewData;
  readonly state: Pick<OverviewState, 'group' | 'sort' | 'axis' | 'atMs'>;
}

/** The certificates as bars on a time axis, with what the findings say beside them. */
export function RunwayView({ data, state: { group, sort, axis, atMs } }: RunwayViewProps) {
  const { zone } = useAgent();
  const height = useRunwayHeight();
  const result = useRunwayRows(data, RUNWAY_FIELDS, group);
  if (!result.ok) {
    return <AnswerNotUnderstood message={result.message} />;
  }
  return (
    <Runway
      rows={result.rows}
      nowMs={data.nowMs}
      {...(atMs === null ? {} : { nowLabel: dateText(atMs, zone) })}
      axis={axis}
      sort={sort}
      zone={zone}
      height={height}
    />
  );
}
