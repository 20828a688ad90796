import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { Card } from '../../components/Card';
import { paletteOf } from '../../components/state/palette';

/** Who uses the certificate, and so fails when it ends. */
export function WhatBreaks({ slot }: { slot: SlotDetails }) {
  const styles = useStyles2(getStyles);
  return (
    <Card title={t('breaks.title', 'What breaks')}>
      {slot.usedBy.length === 0 ? (
        <p className={styles.unknown}>
          {t('breaks.unknown', 'The agent knows of nobody who uses it. That does not mean that nobody does.')}
        </p>
      ) : (
        <ul className={styles.list}>
          {slot.usedBy.map((user) => (
            <li key={user}>{user}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  unknown: css({ margin: 0, padding: theme.spacing(0, 1.5, 1.5), color: paletteOf(theme).text.secondary }),
  list: css({ margin: 0, padding: theme.spacing(0, 1.5, 1.5, 4), overflowWrap: 'anywhere' }),
});
