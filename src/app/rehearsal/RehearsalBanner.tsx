import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../components/state/palette';
import { dateText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';

/** Says that nothing below is so now, and leads back. */
export function RehearsalBanner({ atMs, onEnd }: { atMs: number; onEnd: () => void }) {
  const styles = useStyles2(getStyles);
  const { zone } = useAgent();
  return (
    <div role="status" className={styles.banner}>
      <Icon name="history" />
      <strong>{t('rehearsal.title', 'Rehearsal')}</strong>
      <span className={styles.text}>
        {t('overview.as-of', 'Everything below is as of {{date}}, if nobody acts before.', {
          date: dateText(atMs, zone),
        })}
      </span>
      <Button size="sm" variant="secondary" onClick={onEnd}>
        {t('as-of.now', 'Back to now')}
      </Button>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const { info, text } = paletteOf(theme);
  return {
    banner: css({
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 1.5),
      background: info.transparent,
      border: `1px solid ${info.borderTransparent}`,
      borderRadius: theme.shape.radius.default,
      color: text.primary,
      '& svg': { color: info.text },
    }),
    text: css({ flex: 1, minWidth: 200 }),
  };
};
