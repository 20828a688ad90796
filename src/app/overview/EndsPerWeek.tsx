import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Card } from '../../components/Card';
import { PageLink } from '../../components/PageLink';
import { stateColors } from '../../components/state/state-colors';
import { stateLabel } from '../../components/state/state-label';
import { dateText, type Zone } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import type { Week } from './weeks';
import { paletteOf } from '../../components/state/palette';

interface EndsPerWeekProps {
  readonly weeks: readonly Week[];
  /** Shows only what ends in that week. */
  readonly onChoose: (week: Week) => void;
}

/** How many certificates end in each of the coming weeks, in the colour of the worst of them. */
export function EndsPerWeek({ weeks, onChoose }: EndsPerWeekProps) {
  const styles = useStyles2(getStyles);
  const { zone, links } = useAgent();
  const most = Math.max(1, ...weeks.map((week) => week.count));
  return (
    <Card
      title={t('weeks.title', 'Ends per week')}
      className={styles.card}
      actions={<PageLink to={links.readiness()}>{t('readiness.title', '47-day readiness')}</PageLink>}
    >
      <ol className={styles.bars}>
        {weeks.map((week, index) => (
          <li key={week.fromMs} className={styles.week}>
            <Tooltip content={weekText(week, zone)}>
              <button
                type="button"
                className={styles.button}
                aria-label={`${weekLabel(index)} · ${weekText(week, zone)}`}
                disabled={week.count === 0}
                onClick={() => onChoose(week)}
              >
                <Bar week={week} share={week.count / most} />
                <span aria-hidden className={styles.label}>
                  {weekLabel(index)}
                </span>
              </button>
            </Tooltip>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Bar({ week, share }: { week: Week; share: number }) {
  const styles = useStyles2(getBarStyles, week.state ?? 'valid');
  return (
    <span aria-hidden className={styles.space}>
      <span className={styles.bar} style={{ height: `${share * 100}%`, minHeight: week.count === 0 ? 0 : 3 }} />
    </span>
  );
}

function weekLabel(index: number): string {
  return index === 0 ? t('weeks.this', 'this') : `+${index}`;
}

function weekText({ fromMs, toMs, count, state }: Week, zone: Zone): string {
  const range = `${dateText(fromMs, zone)} – ${dateText(toMs - 1, zone)}`;
  const ends = t('weeks.ends', '{{count, number}} end', { count, defaultValue_one: '1 ends' });
  return state === null
    ? `${range}: ${t('weeks.none', 'nothing ends')}`
    : `${range}: ${ends} · ${t('weeks.worst', 'worst: {{state}}', { state: stateLabel(state) })}`;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    card: css({ display: 'flex', flexDirection: 'column' }),
    bars: css({
      display: 'flex',
      flex: 1,
      gap: theme.spacing(0.5),
      minHeight: 92,
      maxHeight: 160,
      margin: 0,
      padding: theme.spacing(0, 1.5, 0.5),
      listStyle: 'none',
    }),
    week: css({ display: 'flex', flex: '1 1 0', minWidth: 0 }),
    button: css({
      display: 'flex',
      flexDirection: 'column',
      flex: 1,
      minWidth: 0,
      padding: 0,
      border: 'none',
      background: 'none',
      borderRadius: theme.shape.radius.default,
      '&:hover:enabled': { background: colors.action.hover },
    }),
    label: css({
      fontSize: 10,
      lineHeight: '16px',
      color: colors.text.secondary,
      textAlign: 'center',
      whiteSpace: 'nowrap',
    }),
  };
};

const getBarStyles = (theme: GrafanaTheme2, state: Parameters<typeof stateColors>[1]) => ({
  space: css({ display: 'flex', flex: 1, alignItems: 'flex-end', minHeight: 0 }),
  bar: css({
    width: '100%',
    borderRadius: 2,
    background: stateColors(theme, state).bar,
    opacity: state === 'valid' ? 0.4 : 0.9,
  }),
});
