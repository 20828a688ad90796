import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import type { SlotDetails } from '@notafter/core';
import React from 'react';
import { dateTimeText } from '../../components/time/date-text';
import { relativeText } from '../../components/time/remaining-text';
import { useAgent } from '../agent-context';

/** Why the place cannot be read now, since when, and what is shown instead; nothing when it can. */
export function Trouble({ slot, nowMs }: { slot: SlotDetails; nowMs: number }) {
  const { zone } = useAgent();
  const { trouble, lastGoodMs, stored } = slot;
  if (trouble === null) {
    return null;
  }
  const since = `${dateTimeText(trouble.sinceMs, zone)} · ${relativeText(trouble.sinceMs, nowMs)}`;
  const title =
    trouble.reason === 'missing'
      ? t('trouble.missing', 'Missing since {{- since}}', { since })
      : t('trouble.unreadable', 'Cannot be read since {{- since}}', { since });
  return (
    <Alert severity="warning" title={title}>
      <div>{trouble.message}</div>
      {stored.length > 0 && lastGoodMs !== null && (
        <div>
          {t('trouble.last-good', 'What is shown is the last good reading, of {{- date}}.', {
            date: dateTimeText(lastGoodMs, zone),
          })}
        </div>
      )}
    </Alert>
  );
}
