import type { PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import React from 'react';
import { TrustTree } from '../../components/trust/TrustTree';
import { NoCertificates } from '../rows/NoCertificates';
import { usePanelRows } from '../rows/use-panel-rows';
import { DEFAULT_OPTIONS, type TrustOptions } from './options';

/** The tree of trust as a panel. */
export function TrustPanel(props: PanelProps<TrustOptions>) {
  const { id, data, width, height, timeZone } = props;
  const options = { ...DEFAULT_OPTIONS, ...props.options };
  const { nowMs, result } = usePanelRows(props, options);
  if (!result.ok) {
    return <PanelDataErrorView panelId={id} data={data} message={result.message} />;
  }
  return (
    <TrustTree
      rows={result.rows}
      nowMs={nowMs}
      axis={options.axis}
      zone={timeZone}
      width={width}
      height={height}
      empty={<NoCertificates />}
    />
  );
}
