import { t } from '@grafana/i18n';
import { Button, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { type ReactNode, useMemo, useState } from 'react';
import type { RunwayRow } from '../runway/row';
import type { Zone } from '../time/date-text';
import { Agenda } from './Agenda';
import { type CalendarDay, dayOf } from './calendar-day';
import { calendarStyles } from './calendar-styles';
import { type CalendarYear, calendarYear } from './calendar-year';
import { CalendarGrid } from './CalendarGrid';
import { CALENDAR_MODES, type CalendarMode, type Period, type Tally, tallyDays } from './day-tallies';

export interface CalendarProps {
  /** Ids are unique. */
  readonly rows: readonly RunwayRow[];
  /** The moment that is today; give a new one now and then. */
  readonly nowMs: number;
  readonly zone: Zone;
  readonly mode: CalendarMode;
  readonly onMode: (mode: CalendarMode) => void;
  readonly width?: number;
  /** The most pixels it may take; it scrolls. */
  readonly height?: number;
  /** What to say when there is no row. */
  readonly empty?: ReactNode;
}

/** A year of days, each in the colour of the worst that ends in it, and the agenda of one of them. */
export function Calendar({ rows, nowMs, zone, mode, onMode, width, height, empty }: CalendarProps) {
  const styles = useStyles2(calendarStyles);
  const today = dayOf(nowMs, zone);
  const year = useMemo(() => calendarYear(today), [today]);
  const tallies = useMemo(() => tallyDays(rows, mode, year, zone), [rows, mode, year, zone]);
  const [picked, setPicked] = useState<Period | null>(null);
  if (rows.length === 0 && empty !== undefined) {
    return <>{empty}</>;
  }
  const period = picked ?? nextPeriod(tallies, year);
  return (
    <div className={styles.root} style={{ width, maxHeight: height }}>
      <div className={styles.bar}>
        <RadioButtonGroup
          aria-label={t('calendar.mode', 'Count')}
          options={CALENDAR_MODES.map((value) => ({ value, label: modeLabel(value) }))}
          value={mode}
          onChange={onMode}
        />
        <span className={styles.space} />
        <Rest period="earlier" tally={tallies.get('earlier')} onChoose={setPicked} />
        <Rest period="later" tally={tallies.get('later')} onChoose={setPicked} />
      </div>
      <div className={styles.body}>
        <CalendarGrid
          year={year}
          tallies={tallies}
          chosen={dayOfPeriod(period, year)}
          label={modeLabel(mode)}
          onChoose={setPicked}
        />
        <Agenda key={`${period} ${mode}`} period={period} tally={tallies.get(period)} mode={mode} zone={zone} />
      </div>
    </div>
  );
}

interface RestProps {
  readonly period: 'earlier' | 'later';
  readonly tally: Tally | undefined;
  readonly onChoose: (period: Period) => void;
}

/** The way to what the year does not show. */
function Rest({ period, tally, onChoose }: RestProps) {
  if (tally === undefined) {
    return null;
  }
  const count = tally.rows.length;
  return (
    <Button variant="secondary" fill="outline" size="sm" onClick={() => onChoose(period)}>
      {period === 'earlier'
        ? t('calendar.count-earlier', '{{count, number}} earlier', { count })
        : t('calendar.count-later', '{{count, number}} later', { count })}
    </Button>
  );
}

/** The first day from today on at which anything happens, else today. */
function nextPeriod(tallies: ReadonlyMap<Period, Tally>, { today }: CalendarYear): CalendarDay {
  const days = [...tallies.keys()].filter((period) => period !== 'earlier' && period !== 'later' && period >= today);
  return days.toSorted()[0] ?? today;
}

function dayOfPeriod(period: Period, { first, last }: CalendarYear): CalendarDay {
  switch (period) {
    case 'earlier':
      return first;
    case 'later':
      return last;
    default:
      return period;
  }
}

export function modeLabel(mode: CalendarMode): string {
  return mode === 'ends' ? t('calendar.ends', 'Ends') : t('calendar.renewals', 'Renewals due');
}
