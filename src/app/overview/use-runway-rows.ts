import { DEFAULT_POLICY, type FieldName } from '@notafter/core';
import { useMemo } from 'react';
import type { Grouping } from '../../components/runway/grouping';
import type { RunwayRow } from '../../components/runway/row';
import { rowsFromFrames, type RowsResult } from '../../components/runway/rows-from-frames';
import { toDataFrame } from '../../datasource/to-data-frame';
import { useAgent } from '../agent-context';
import type { Links } from '../links';
import type { OverviewData } from './use-overview';

/** The answer's certificates, asked for with `fields`, as rows of a time axis: with what the findings say of them. */
export function useRunwayRows(data: OverviewData, fields: readonly FieldName[], groupBy: Grouping): RowsResult {
  const { links, zone } = useAgent();
  const { overview, nowMs } = data;
  return useMemo(() => {
    const frames = [
      toDataFrame(overview.rows, { refId: 'rows', type: 'certificates', fields }),
      toDataFrame(overview.findings, { refId: 'findings', type: 'findings' }),
    ];
    const found = rowsFromFrames(frames, { nowMs, groupBy, zone, policy: DEFAULT_POLICY });
    return found.ok ? { ...found, rows: keepingChoice(found.rows, links) } : found;
  }, [overview, nowMs, fields, groupBy, zone, links]);
}

/** Defined, not copied: a row's facts are a getter, which a copy would run. */
function keepingChoice(rows: readonly RunwayRow[], links: Links): readonly RunwayRow[] {
  return rows.map((row) => Object.defineProperty(row, 'href', { value: links.keep(row.href) }));
}
