import type { PanelProps } from '@grafana/data';
import { useMemo } from 'react';
import type { Grouping } from '../../components/runway/grouping';
import { rowsFromFrames, type RowsResult } from '../../components/runway/rows-from-frames';
import { policyFromOptions } from './policy-from-options';
import type { ThresholdOptions } from './threshold-options';
import { useNow } from './use-now';

const MINUTE_MS = 60_000;

/** The rows of a panel's frames as of now, told again each minute, or what is wrong with its data or thresholds. */
export function usePanelRows(
  { data, timeZone }: Pick<PanelProps, 'data' | 'timeZone'>,
  { warnBefore, criticalBefore }: ThresholdOptions,
  groupBy: Grouping = 'none'
): { readonly nowMs: number; readonly result: RowsResult } {
  const nowMs = useNow(Date.now, MINUTE_MS);
  const policy = useMemo(() => policyFromOptions({ warnBefore, criticalBefore }), [warnBefore, criticalBefore]);
  const result = useMemo(
    () => (policy.ok ? rowsFromFrames(data.series, { nowMs, groupBy, zone: timeZone, policy: policy.policy }) : policy),
    [data.series, nowMs, groupBy, timeZone, policy]
  );
  return { nowMs, result };
}
