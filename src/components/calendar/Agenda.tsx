import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { PageLink } from '../PageLink';
import type { RunwayRow } from '../runway/row';
import { StateIcon } from '../state/StateIcon';
import { clockText, dateText, type Zone } from '../time/date-text';
import { dayText } from './calendar-day';
import { calendarStyles } from './calendar-styles';
import { type CalendarMode, momentOf, type Period, type Tally } from './day-tallies';

interface AgendaProps {
  readonly period: Period;
  readonly tally: Tally | undefined;
  readonly mode: CalendarMode;
  readonly zone: Zone;
}

const AT_FIRST = 50;

/** What happens in the chosen period, one line each. */
export function Agenda({ period, tally, mode, zone }: AgendaProps) {
  const styles = useStyles2(calendarStyles);
  const [isWhole, setWhole] = useState(false);
  const rows = tally?.rows ?? [];
  const shown = isWhole ? rows : rows.slice(0, AT_FIRST);
  return (
    <section className={styles.agenda} aria-live="polite" aria-label={periodText(period)}>
      <h3 className={styles.agendaTitle}>{periodText(period)}</h3>
      {rows.length === 0 ? (
        <p className={styles.hint}>{nothingText(mode)}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((row) => (
            <Entry key={row.id} row={row} when={whenText(row, period, mode, zone)} />
          ))}
        </ul>
      )}
      {shown.length < rows.length && (
        <Button variant="secondary" fill="text" onClick={() => setWhole(true)}>
          {t('calendar.more', 'Show all {{count, number}}', { count: rows.length })}
        </Button>
      )}
    </section>
  );
}

function Entry({ row, when }: { row: RunwayRow; when: string }) {
  const styles = useStyles2(calendarStyles);
  return (
    <li className={styles.entry}>
      <StateIcon state={row.state} />
      <span className={styles.name}>
        {row.href === '' ? row.title : <PageLink to={row.href}>{row.title}</PageLink>}
      </span>
      <span className={styles.when}>{when}</span>
      {row.place !== row.title && <span className={styles.place}>{row.place}</span>}
    </li>
  );
}

function whenText(row: RunwayRow, period: Period, mode: CalendarMode, zone: Zone): string {
  const ms = momentOf(row, mode)!;
  return isDay(period) ? clockText(ms, zone) : dateText(ms, zone);
}

function isDay(period: Period): boolean {
  return period !== 'earlier' && period !== 'later';
}

function periodText(period: Period): string {
  switch (period) {
    case 'earlier':
      return t('calendar.earlier', 'Earlier');
    case 'later':
      return t('calendar.later', 'Later');
    default:
      return dayText(period);
  }
}

function nothingText(mode: CalendarMode): string {
  return mode === 'ends'
    ? t('calendar.no-ends', 'No certificate ends on this day.')
    : t('calendar.no-renewals', 'No renewal is due on this day.');
}
