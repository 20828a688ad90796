import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { paletteOf } from '../../components/state/palette';
import { dateText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';
import { daysUntilMoment, momentInDays, MOST_DAYS } from './rehearsed-day';
import { useSettled } from './use-settled';

interface DaySliderProps {
  readonly atMs: number | null;
  readonly nowMs: number;
  readonly onChange: (atMs: number | null) => void;
}

/** Moves now by days, up to a year; arrows go by one. What it moves follows once it rests for a moment. */
export function DaySlider({ atMs, nowMs, onChange }: DaySliderProps) {
  const styles = useStyles2(getStyles);
  const { zone } = useAgent();
  const [moved, setMoved] = useState<number | null>(null);
  const days = moved ?? daysUntilMoment(atMs, nowMs);
  const settle = useSettled((chosen: number) => {
    setMoved(null);
    onChange(momentInDays(chosen, nowMs));
  });
  const moment = moved === null ? atMs : momentInDays(moved, nowMs);
  const text = moment === null ? t('rehearsal.now', 'now') : dateText(moment, zone);
  return (
    <div className={styles.slider}>
      <input
        type="range"
        className={styles.input}
        min={0}
        max={MOST_DAYS}
        value={days}
        aria-label={t('rehearsal.slider', 'Days from now')}
        aria-valuetext={text}
        onChange={({ currentTarget }) => {
          setMoved(currentTarget.valueAsNumber);
          settle(currentTarget.valueAsNumber);
        }}
      />
      <output className={styles.text}>{text}</output>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    slider: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: '1 1 320px', minWidth: 0 }),
    input: css({
      flex: 1,
      minWidth: 0,
      accentColor: colors.primary.main,
      colorScheme: theme.colors.mode,
      cursor: 'pointer',
    }),
    text: css({ minWidth: '15ch', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  };
};
