import type { PanelProps } from '@grafana/data';
import { Trans } from '@grafana/i18n';
import { PanelDataErrorView } from '@grafana/runtime';
import React, { useMemo } from 'react';
import { Runway } from '../../components/runway/Runway';
import { rowsFromFrames } from '../../components/runway/rows-from-frames';
import { DEFAULT_OPTIONS, type RunwayOptions } from './options';
import { policyFromOptions } from './policy-from-options';
import { useNow } from './use-now';

const MINUTE_MS = 60_000;

/** The runway as a panel. An old answer stays while a new one loads. */
export function RunwayPanel(props: PanelProps<RunwayOptions>) {
  const { id, data, options, width, height, timeZone, timeRange } = props;
  const { groupBy, sort, axis, warnBefore, criticalBefore } = { ...DEFAULT_OPTIONS, ...options };
  const nowMs = useNow(Date.now, MINUTE_MS);
  const policy = useMemo(() => policyFromOptions({ warnBefore, criticalBefore }), [warnBefore, criticalBefore]);
  const result = useMemo(
    () => (policy.ok ? rowsFromFrames(data.series, { nowMs, groupBy, zone: timeZone, policy: policy.policy }) : policy),
    [data.series, nowMs, groupBy, timeZone, policy]
  );
  if (!result.ok) {
    return <PanelDataErrorView panelId={id} data={data} message={result.message} />;
  }
  return (
    <Runway
      rows={result.rows}
      nowMs={nowMs}
      axis={axis}
      sort={sort}
      zone={timeZone}
      width={width}
      height={height}
      dashboard={{ fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() }}
      empty={<Trans i18nKey="runway-panel.empty">No certificates match this query</Trans>}
    />
  );
}
