import React from 'react';
import { Calendar } from '../../components/calendar/Calendar';
import type { CalendarMode } from '../../components/calendar/day-tallies';
import { RUNWAY_FIELDS } from '../../components/runway/rows-from-our-frames';
import { useAgent } from '../agent-context';
import { AnswerNotUnderstood } from './AnswerNotUnderstood';
import type { OverviewData } from './use-overview';
import { useRunwayRows } from './use-runway-rows';

interface CalendarViewProps {
  readonly data: OverviewData;
  readonly mode: CalendarMode;
  readonly onMode: (mode: CalendarMode) => void;
}

/** The days on which certificates end, or should be renewed: each certificate once, at however many places it is. */
export function CalendarView({ data, mode, onMode }: CalendarViewProps) {
  const { zone } = useAgent();
  const result = useRunwayRows(data, RUNWAY_FIELDS, 'none');
  if (!result.ok) {
    return <AnswerNotUnderstood message={result.message} />;
  }
  return <Calendar rows={result.rows} nowMs={data.nowMs} zone={zone} mode={mode} onMode={onMode} />;
}
