import { t } from '@grafana/i18n';
import type { EventKind, SlotDetails } from '@notafter/core';
import React from 'react';
import { PlainTable } from '../../components/PlainTable';
import { dateTimeText } from '../../components/time/date-text';
import { useAgent } from '../agent-context';

/** What happened to the slot, the latest first. */
export function HistoryTab({ slot }: { slot: SlotDetails }) {
  const { zone } = useAgent();
  const events = [...slot.history].sort((one, other) => other.atMs - one.atMs);
  return (
    <PlainTable
      label={t('tab.history', 'History')}
      columns={[t('history.time', 'Time'), t('history.event', 'Event'), t('history.text', 'What happened')]}
      rows={events.map(({ atMs, event, text }, index) => ({
        key: `${atMs} ${event} ${index}`,
        cells: [dateTimeText(atMs, zone), eventText(event), text],
      }))}
      empty={t('history.empty', 'Nothing has happened since the agent began to look.')}
    />
  );
}

function eventText(event: EventKind): string {
  switch (event) {
    case 'appeared':
      return t('event.appeared', 'appeared');
    case 'renewed':
      return t('event.renewed', 'renewed');
    case 'disappeared':
      return t('event.disappeared', 'disappeared');
    case 'status-changed':
      return t('event.status-changed', 'status changed');
    case 'unreadable':
      return t('event.unreadable', 'became unreadable');
    case 'readable':
      return t('event.readable', 'readable again');
  }
}
