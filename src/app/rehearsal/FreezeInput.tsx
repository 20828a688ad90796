import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { type Freeze, freezeOf } from './freeze';

interface FreezeInputProps {
  readonly freeze: Freeze | null;
  readonly onChange: (freeze: Freeze | null) => void;
}

/** The days of a freeze; it counts once both are there. */
export function FreezeInput({ freeze, onChange }: FreezeInputProps) {
  const styles = useStyles2(getStyles);
  const [typed, setTyped] = useState<Partial<Freeze>>({});
  const days = { from: typed.from ?? freeze?.from ?? '', to: typed.to ?? freeze?.to ?? '' };
  const type = (change: Partial<Freeze>) => {
    const next = { ...days, ...change };
    const whole = freezeOf(next.from, next.to);
    setTyped(whole === null ? next : {});
    if (whole !== null) {
      onChange(whole);
    }
  };
  const clear = () => {
    setTyped({});
    onChange(null);
  };
  return (
    <div className={styles.row} role="group" aria-label={t('freeze.title', 'Freeze')}>
      <span aria-hidden>{t('freeze.title', 'Freeze')}</span>
      <Input
        type="date"
        width={18}
        aria-label={t('freeze.from', 'First day')}
        value={days.from}
        onChange={({ currentTarget }) => type({ from: currentTarget.value })}
      />
      <span aria-hidden>–</span>
      <Input
        type="date"
        width={18}
        aria-label={t('freeze.to', 'Last day')}
        value={days.to}
        onChange={({ currentTarget }) => type({ to: currentTarget.value })}
      />
      {(days.from !== '' || days.to !== '') && (
        <Button variant="secondary" size="sm" fill="text" onClick={clear}>
          {t('freeze.clear', 'No freeze')}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
});
