import type { PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import React from 'react';
import { Runway } from '../../components/runway/Runway';
import { NoCertificates } from '../rows/NoCertificates';
import { usePanelRows } from '../rows/use-panel-rows';
import { DEFAULT_OPTIONS, type RunwayOptions } from './options';

/** The runway as a panel. An old answer stays while a new one loads. */
export function RunwayPanel(props: PanelProps<RunwayOptions>) {
  const { id, data, width, height, timeZone, timeRange } = props;
  const options = { ...DEFAULT_OPTIONS, ...props.options };
  const { nowMs, result } = usePanelRows(props, options, options.groupBy);
  if (!result.ok) {
    return <PanelDataErrorView panelId={id} data={data} message={result.message} />;
  }
  return (
    <Runway
      rows={result.rows}
      nowMs={nowMs}
      axis={options.axis}
      sort={options.sort}
      zone={timeZone}
      width={width}
      height={height}
      dashboard={{ fromMs: timeRange.from.valueOf(), toMs: timeRange.to.valueOf() }}
      empty={<NoCertificates />}
    />
  );
}
