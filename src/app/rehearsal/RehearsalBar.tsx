import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import { paletteOf } from '../../components/state/palette';
import { useAgent } from '../agent-context';
import { DaySlider } from './DaySlider';
import { FreezeInput } from './FreezeInput';
import type { Rehearsal } from './rehearsal';
import { dayOfMoment, momentOfDay } from './rehearsed-day';

interface RehearsalBarProps {
  readonly rehearsal: Rehearsal;
  readonly onChange: (change: Partial<Rehearsal>) => void;
  readonly onClose: () => void;
}

/** Another day to look at everything from, by slider or date: what is broken then, if nobody acts until? */
export function RehearsalBar({ rehearsal: { atMs, freeze }, onChange, onClose }: RehearsalBarProps) {
  const styles = useStyles2(getStyles);
  const { clock } = useAgent();
  const id = useId();
  return (
    <section className={styles.bar} aria-label={t('rehearsal.title', 'Rehearsal')}>
      <div className={styles.day}>
        <label htmlFor={id}>{t('as-of.label', 'As of')}</label>
        <Input
          id={id}
          type="date"
          width={18}
          value={atMs === null ? '' : dayOfMoment(atMs)}
          onChange={({ currentTarget }) => onChange({ atMs: momentOfDay(currentTarget.value) })}
        />
      </div>
      <DaySlider atMs={atMs} nowMs={clock()} onChange={(moment) => onChange({ atMs: moment })} />
      <FreezeInput freeze={freeze} onChange={(changed) => onChange({ freeze: changed })} />
      <IconButton
        name="times"
        tooltip={t('rehearsal.close', 'End the rehearsal')}
        className={styles.close}
        onClick={() => {
          onChange({ atMs: null, freeze: null });
          onClose();
        }}
      />
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    bar: css({
      position: 'relative',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 3),
      padding: theme.spacing(1, 5, 1, 1.5),
      background: colors.background.primary,
      border: `1px solid ${colors.border.weak}`,
      borderRadius: theme.shape.radius.default,
    }),
    day: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
    close: css({ position: 'absolute', right: theme.spacing(1), top: theme.spacing(1.5) }),
  };
};
