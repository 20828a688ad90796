import React from 'react';
import { TRUST_FIELDS } from '../../components/runway/rows-from-our-frames';
import { dateText } from '../../components/time/date-text';
import { TrustTree } from '../../components/trust/TrustTree';
import { useAgent } from '../agent-context';
import { AnswerNotUnderstood } from './AnswerNotUnderstood';
import type { OverviewState } from './overview-state';
import type { OverviewData } from './use-overview';
import { useRunwayHeight } from './use-runway-height';
import { useRunwayRows } from './use-runway-rows';

interface TrustViewProps extends Pick<OverviewState, 'axis' | 'atMs'> {
  readonly data: OverviewData;
}

/** The authorities, and what each of them has signed. */
export function TrustView({ data, axis, atMs }: TrustViewProps) {
  const { zone } = useAgent();
  const height = useRunwayHeight();
  const result = useRunwayRows(data, TRUST_FIELDS, 'none');
  if (!result.ok) {
    return <AnswerNotUnderstood message={result.message} />;
  }
  return (
    <TrustTree
      rows={result.rows}
      nowMs={data.nowMs}
      {...(atMs === null ? {} : { nowLabel: dateText(atMs, zone) })}
      axis={axis}
      zone={zone}
      height={height}
    />
  );
}
