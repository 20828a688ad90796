import { QUERY_COLUMNS, type SlotEvent, isFieldName } from '@notafter/core';
import { filtered } from './matching-rows.ts';
import type { RunQuery } from './query-context.ts';
import { fieldReader } from './read-field.ts';
import { type Read, type Row, type View, rowOfSlot } from './row.ts';
import { tableOf } from './table.ts';

interface EventRow extends Row {
  readonly event: SlotEvent;
}

const READ_EVENT: Readonly<Record<string, Read<EventRow>>> = {
  time: ({ event }) => event.atMs,
  event: ({ event }) => event.event,
  title: ({ event }) => event.title,
  oldFingerprint: ({ event }) => event.oldFingerprint,
  newFingerprint: ({ event }) => event.newFingerprint,
  fingerprint: ({ event }) => event.newFingerprint || event.oldFingerprint,
  leadTimeDays: ({ event }) => event.leadTimeDays,
  text: ({ event }) => event.text,
  slot: ({ event }) => event.slot,
};

/** What happened in the range, the latest first. Filters speak of the place and of what it holds now. */
export const runEvents: RunQuery = async (query, { view, history, pace, notices }) => {
  const tests = query.conditions.map(({ field, holds }) => ({ read: reader(field, view), holds }));
  const rows = history.events(query.range).map((event) => rowOfEvent(event, view));
  return tableOf(await filtered(rows, pace, (row) => tests.every(({ read, holds }) => holds(read(row)))), {
    columns: QUERY_COLUMNS.events.map(({ name, type }) => ({ name, type, read: reader(name, view) })),
    orderBy: query.orderBy ?? [{ field: 'time', direction: 'desc' }],
    limit: query.limit,
    pace,
    notices,
  });
};

function rowOfEvent(event: SlotEvent, { inventory }: View): EventRow {
  const slot = inventory.slot(event.slot);
  return { ...(slot === undefined ? { slot: null, sighting: null } : rowOfSlot(slot)), event };
}

function reader(name: string, view: View): Read<EventRow> {
  return READ_EVENT[name] ?? (isFieldName(name) ? fieldReader(name, view) : () => null);
}
