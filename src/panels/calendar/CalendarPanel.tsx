import type { PanelProps } from '@grafana/data';
import { PanelDataErrorView } from '@grafana/runtime';
import React, { useState } from 'react';
import { Calendar } from '../../components/calendar/Calendar';
import { NoCertificates } from '../rows/NoCertificates';
import { usePanelRows } from '../rows/use-panel-rows';
import { type CalendarOptions, DEFAULT_OPTIONS } from './options';

/** The calendar as a panel. It counts the rows it is given: certificates, where the query asks for distinct ones. */
export function CalendarPanel(props: PanelProps<CalendarOptions>) {
  const options = { ...DEFAULT_OPTIONS, ...props.options };
  // Another key when the editor changes what is counted first, so that the editor wins over what was switched to.
  return <SwitchedCalendar key={options.count} {...props} options={options} />;
}

function SwitchedCalendar(props: PanelProps<CalendarOptions>) {
  const { id, data, options, width, height, timeZone } = props;
  const [mode, setMode] = useState(options.count);
  const { nowMs, result } = usePanelRows(props, options);
  if (!result.ok) {
    return <PanelDataErrorView panelId={id} data={data} message={result.message} />;
  }
  return (
    <Calendar
      rows={result.rows}
      nowMs={nowMs}
      zone={timeZone}
      mode={mode}
      onMode={setMode}
      width={width}
      height={height}
      empty={<NoCertificates />}
    />
  );
}
