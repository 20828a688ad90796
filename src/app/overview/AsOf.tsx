import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Input, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

interface AsOfProps {
  readonly atMs: number | null;
  readonly onChange: (atMs: number | null) => void;
}

/** Another day to look at everything from: what is broken then, if nobody acts until? */
export function AsOf({ atMs, onChange }: AsOfProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{t('as-of.label', 'As of')}</label>
      <Input
        id={id}
        type="date"
        width={18}
        value={atMs === null ? '' : new Date(atMs).toISOString().slice(0, 10)}
        onChange={({ currentTarget }) => onChange(dayOf(currentTarget.value))}
      />
      {atMs !== null && (
        <Button variant="secondary" size="sm" fill="text" onClick={() => onChange(null)}>
          {t('as-of.now', 'Back to now')}
        </Button>
      )}
    </div>
  );
}

/** Noon UTC, which is the same day nearly everywhere; null for no day. */
function dayOf(value: string): number | null {
  const moment = Date.parse(`${value}T12:00:00Z`);
  return Number.isNaN(moment) ? null : moment;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    [theme.breakpoints.down('sm')]: { width: '100%', '& > label': { minWidth: 64 } },
  }),
});
