import { t } from '@grafana/i18n';
import type { State } from '@notafter/core';
import { relativeText } from '../time/remaining-text';
import type { Axis } from './axis';
import type { RunwayRow } from './row';

/** How a piece of a bar looks; `inactive` is silenced or superseded. */
export type SegmentKind = 'valid' | 'warning' | 'critical' | 'expired' | 'not-yet-valid' | 'unreadable' | 'inactive';

/** A piece in pixels, cut at the edges of the axis. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly x: number;
  readonly width: number;
}

export interface BarNote {
  readonly x: number;
  readonly text: string;
  readonly tone: 'overdue' | 'unreadable' | 'plain';
}

/** What one row draws on the axis. */
export interface Bar {
  readonly segments: readonly Segment[];
  /** Nobody knows when it began. */
  readonly faded: boolean;
  /** Dotted from its end on to now: expired, and still there. */
  readonly overrun: { readonly x: number; readonly width: number } | null;
  readonly renewalDue: { readonly x: number; readonly overdue: boolean } | null;
  readonly renewedX: number | null;
  readonly note: BarNote | null;
}

type Timed = Pick<
  RunwayRow,
  'state' | 'notBeforeMs' | 'notAfterMs' | 'warningAtMs' | 'criticalAtMs' | 'renewalDueMs' | 'renewedAtMs' | 'note'
>;

const MIN_WIDTH_PX = 2;
const NOTE_GAP_PX = 8;
const DIAMOND_PX = 5;
/** A shorter remainder holds no word worth reading; the card says it. */
const MIN_NOTE_PX = 72;

const WHOLE: Partial<Record<State, SegmentKind>> = {
  expired: 'expired',
  'not-yet-valid': 'not-yet-valid',
  unreadable: 'unreadable',
  silenced: 'inactive',
  superseded: 'inactive',
};

/** The geometry of a row's bar. */
export function barOf(row: Timed, axis: Axis, nowMs: number): Bar {
  return {
    segments: segmentsOf(row, axis),
    faded: row.notBeforeMs === null,
    overrun: overrunOf(row, axis),
    renewalDue: renewalDueOf(row, axis, nowMs),
    renewedX: row.renewedAtMs === null ? null : visible(axis.x(row.renewedAtMs), axis),
    note: noteOf(row, axis, nowMs),
  };
}

function segmentsOf(row: Timed, axis: Axis): readonly Segment[] {
  const { notAfterMs: end } = row;
  if (end === null) {
    return [];
  }
  const start = row.notBeforeMs === null ? -Infinity : Math.min(row.notBeforeMs, end);
  const whole = WHOLE[row.state];
  if (whole !== undefined) {
    return cut(whole, start, end, axis);
  }
  const critical = clamp(row.criticalAtMs ?? end, start, end);
  const warning = clamp(row.warningAtMs ?? critical, start, critical);
  return [
    ...cut('valid', start, warning, axis),
    ...cut('warning', warning, critical, axis),
    ...cut('critical', critical, end, axis),
  ];
}

function cut(kind: SegmentKind, fromMs: number, toMs: number, axis: Axis): readonly Segment[] {
  const from = fromMs === -Infinity ? 0 : axis.x(fromMs);
  const to = axis.x(toMs);
  if (fromMs >= toMs || to <= 0 || from >= axis.widthPx) {
    return [];
  }
  const x = Math.max(0, from);
  return [{ kind, x, width: Math.max(MIN_WIDTH_PX, Math.min(to, axis.widthPx) - x) }];
}

function overrunOf({ state, notAfterMs }: Timed, axis: Axis): Bar['overrun'] {
  if (state !== 'expired' || notAfterMs === null) {
    return null;
  }
  const x = clamp(axis.x(notAfterMs), 0, axis.widthPx);
  const width = Math.min(axis.nowX, axis.widthPx) - x;
  return width > 0 ? { x, width } : null;
}

function isOverdue({ renewalDueMs, state }: Pick<RunwayRow, 'state' | 'renewalDueMs'>, nowMs: number): boolean {
  return renewalDueMs !== null && renewalDueMs < nowMs && WHOLE[state] !== 'inactive';
}

function renewalDueOf(row: Timed, axis: Axis, nowMs: number): Bar['renewalDue'] {
  if (row.renewalDueMs === null || WHOLE[row.state] === 'inactive') {
    return null;
  }
  const overdue = isOverdue(row, nowMs);
  const x = axis.x(row.renewalDueMs);
  // What was due before the axis begins stays in sight at its edge, as long as that edge is past.
  const shown = overdue && axis.nowX >= 0 ? Math.max(DIAMOND_PX, x) : visible(x, axis);
  return shown === null || shown > axis.widthPx ? null : { x: shown, overdue };
}

/** What a person should know: the overdue renewal, then the row's own note; empty when all is well. */
export function noteText(row: Pick<RunwayRow, 'state' | 'renewalDueMs' | 'note'>, nowMs: number): string {
  const due = isOverdue(row, nowMs)
    ? t('runway.renewal-was-due', 'renewal was due {{when}}', { when: relativeText(row.renewalDueMs ?? nowMs, nowMs) })
    : '';
  return [due, row.note].filter((part) => part !== '').join(' · ');
}

/** Behind the bar, and behind the line of now where the bar ends before it, so that the line cuts no word. */
function noteOf(row: Timed, axis: Axis, nowMs: number): BarNote | null {
  const text = noteText(row, nowMs);
  const endX = Math.max(axis.nowX, axis.x(row.notAfterMs ?? nowMs));
  const x = clamp(endX, 0, axis.widthPx) + NOTE_GAP_PX;
  if (text === '' || x > axis.widthPx - MIN_NOTE_PX) {
    return null;
  }
  return { x, text, tone: row.state === 'unreadable' ? 'unreadable' : isOverdue(row, nowMs) ? 'overdue' : 'plain' };
}

function visible(x: number, axis: Axis): number | null {
  return x >= 0 && x <= axis.widthPx ? x : null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
