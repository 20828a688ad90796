import { cx } from '@emotion/css';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent } from 'react';
import { stateLabel } from '../state/state-label';
import { tickText } from '../time/date-text';
import { addDays, type CalendarDay, DAYS_A_WEEK, dayText, startOf } from './calendar-day';
import { dayAfterKey } from './calendar-keys';
import { calendarStyles } from './calendar-styles';
import { type CalendarYear, monthSpans } from './calendar-year';
import type { Period, Tally } from './day-tallies';

interface CalendarGridProps {
  readonly year: CalendarYear;
  readonly tallies: ReadonlyMap<Period, Tally>;
  readonly chosen: CalendarDay;
  readonly label: string;
  readonly onChoose: (day: CalendarDay) => void;
}

const WEEKDAYS = Array.from({ length: DAYS_A_WEEK }, (_, weekday) => weekday);

/** A year of days, a column a week; one day is in the tab order, arrows choose another. */
export function CalendarGrid({ year, tallies, chosen, label, onChoose }: CalendarGridProps) {
  const styles = useStyles2(calendarStyles);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const day = dayAfterKey(event, chosen, year);
    if (day !== null) {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
      onChoose(day);
    }
  };
  return (
    <div className={styles.scroller}>
      <table role="grid" aria-label={label} className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <td className={styles.weekday} />
            {monthSpans(year).map(({ month, weeks }) => (
              <th key={month} scope="colgroup" colSpan={weeks} className={styles.month}>
                {weeks > 1 ? monthText(month) : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {WEEKDAYS.map((weekday) => (
            <tr key={weekday}>
              <th scope="row" className={styles.weekday}>
                {weekdayText(addDays(year.first, weekday))}
              </th>
              {year.weeks.map((monday) => {
                const day = addDays(monday, weekday);
                return (
                  <Day
                    key={day}
                    day={day}
                    today={year.today}
                    isWeekend={weekday > 4}
                    tally={tallies.get(day)}
                    isChosen={day === chosen}
                    onChoose={onChoose}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface DayProps {
  readonly day: CalendarDay;
  readonly today: CalendarDay;
  readonly isWeekend: boolean;
  readonly tally: Tally | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (day: CalendarDay) => void;
}

function Day({ day, today, isWeekend, tally, isChosen, onChoose }: DayProps) {
  const styles = useStyles2(calendarStyles);
  const className = cx(
    styles.day,
    tally === undefined ? (isWeekend ? styles.weekend : styles.empty) : styles[tally.state],
    day < today && tally === undefined && styles.past,
    day === today && styles.today,
    isChosen && styles.chosen
  );
  return (
    <td
      role="gridcell"
      data-day={day}
      className={className}
      tabIndex={isChosen ? 0 : -1}
      aria-selected={isChosen}
      aria-current={day === today ? 'date' : undefined}
      aria-label={dayLabel(day, tally)}
      title={dayLabel(day, tally)}
      onClick={() => onChoose(day)}
    >
      {tally === undefined ? '' : countText(tally.rows.length)}
    </td>
  );
}

function dayLabel(day: CalendarDay, tally: Tally | undefined): string {
  if (tally === undefined) {
    return t('calendar.day-empty', '{{day}}: nothing', { day: dayText(day) });
  }
  const { rows, state } = tally;
  return t('calendar.day', '{{day}}: {{count, number}}, worst: {{state}}', {
    day: dayText(day),
    count: rows.length,
    state: stateLabel(state),
  });
}

/** As much as fits a cell of 16 pixels. */
function countText(count: number): string {
  return count < 100 ? String(count) : '99+';
}

function monthText(month: CalendarDay): string {
  return tickText(startOf(month), 'utc', month.slice(5, 7) === '01' ? 'month' : 'month-name');
}

function weekdayText(day: CalendarDay): string {
  return tickText(startOf(day), 'utc', 'weekday');
}
