import type { DataFrame } from '@grafana/data';
import { t } from '@grafana/i18n';
import {
  type FieldName,
  fieldNamed,
  type FrameMark,
  type State,
  STATES,
  statusOf,
  type Validity,
  zonesOf,
} from '@notafter/core';
import { stateLabel } from '../state/state-label';
import type { Zone } from '../time/date-text';
import { cellText, columnsOf, type Columns } from './frame-columns';
import type { Grouping } from './grouping';
import { fieldLabel } from '../field/field-label';
import { managerOf, managerText } from '../manager/manager-of';
import { relativeText } from '../time/remaining-text';
import { remediesOf, type Remedies, type Remedy } from './remedies';
import type { ChainLink, RunwayRow } from './row';
import type { RowOptions } from './rows-from-frames';

/** The columns that a certificates query needs for everything the runway shows. */
export const RUNWAY_FIELDS: readonly FieldName[] = [
  ...(['title', 'place', 'state', 'notBefore', 'notAfter', 'warningAt', 'criticalAt', 'renewalDueAt'] as const),
  ...(['renewedAt', 'slot', 'position', 'role', 'namespace', 'node', 'cluster', 'source', 'kind', 'owner'] as const),
  ...(['issuerCN', 'sans', 'keyAlgorithm', 'keySize', 'serialNumber', 'usedBy', 'managedBy'] as const),
  ...(['issuanceFailure', 'nextRetryAt'] as const),
];

/** What the tree of trust needs beside those. */
export const TRUST_FIELDS: readonly FieldName[] = [
  ...RUNWAY_FIELDS,
  ...(['fingerprint', 'issuerFingerprint', 'subject', 'issuer', 'isCa'] as const),
];

/** What the card tells beside the head, in this order. */
const FACT_FIELDS: readonly FieldName[] = [
  ...(['owner', 'usedBy', 'managedBy', 'renewalDueAt', 'nextRetryAt', 'renewedAt', 'issuerCN', 'sans'] as const),
  ...(['role', 'keyAlgorithm', 'keySize', 'serialNumber', 'notBefore', 'cluster', 'node', 'source'] as const),
];

const STATE_NAMES: ReadonlySet<string> = new Set(STATES);

export function isOurFrame(frame: DataFrame): boolean {
  return markOf(frame) !== undefined;
}

/** Whether a frame of ours lists certificates with their ends. */
export function isCertificatesFrame(frame: DataFrame): boolean {
  const names = new Set(frame.fields.map(({ name }) => name));
  // An answer without rows may come without fields.
  return markOf(frame)?.type === 'certificates' && (names.size === 0 || names.has('notAfter'));
}

/** Rows of certificates frames, with what findings frames beside them say. */
export function rowsFromOurFrames(frames: readonly DataFrame[], options: RowOptions): readonly RunwayRow[] {
  const remedies = remediesOf(frames.filter((frame) => markOf(frame)?.type === 'findings'));
  return frames.filter(isCertificatesFrame).flatMap((frame) => {
    const columns = columnsOf(frame);
    return Array.from({ length: frame.length }, (_, index) => rowAt(columns, index, remedies, options));
  });
}

function markOf({ meta }: DataFrame): FrameMark['notafter'] | undefined {
  return (meta?.custom as Partial<FrameMark> | undefined)?.notafter;
}

function rowAt(columns: Columns, index: number, remedies: Remedies, options: RowOptions): RunwayRow {
  const slot = columns.text('slot', index);
  const place = columns.text('place', index);
  const remedy = remedies(slot, columns.number('position', index));
  const state = stateAt(columns, index, options);
  const validity = validityAt(columns, index);
  const zones = zonesOf(validity, options.policy);
  return {
    id: idAt(columns, index),
    title: columns.text('title', index) || place,
    place,
    group: groupAt(columns, index, options.groupBy, state),
    state,
    notBeforeMs: validity.notBeforeMs,
    notAfterMs: validity.notAfterMs,
    warningAtMs: columns.number('warningAt', index) ?? zones.warningAtMs,
    criticalAtMs: columns.number('criticalAt', index) ?? zones.criticalAtMs,
    renewalDueMs: columns.number('renewalDueAt', index),
    renewedAtMs: columns.number('renewedAt', index),
    note: [failureAt(columns, index, options.nowMs), noteOf(remedy, place, state)]
      .filter((part) => part !== '')
      .join(' · '),
    href: slot === '' ? '' : `/a/notafter-certificates-app/slot/${encodeURIComponent(slot)}`,
    // Only the card reads them, and 10,000 rows times 15 dates would be felt.
    get facts() {
      return factsAt(columns, index, options, remedy?.message ?? '');
    },
    get link() {
      return linkAt(columns, index);
    },
    command: remedy?.command ?? '',
  };
}

/** The same after a refresh, where slot and position tell it; else no other row's, so that none is taken for a double. */
function idAt(columns: Columns, index: number): string {
  const [slot, position] = [columns.text('slot', index), columns.text('position', index)];
  return [slot || columns.text('place', index), position, slot === '' || position === '' ? index : ''].join(' ');
}

function validityAt(columns: Columns, index: number): Validity {
  const role = columns.text('role', index);
  return {
    notBeforeMs: columns.number('notBefore', index),
    notAfterMs: columns.number('notAfter', index),
    isCa: role === '' ? columns.text('isCa', index) === 'true' : role !== 'leaf',
  };
}

function linkAt(columns: Columns, index: number): ChainLink {
  const text = (name: FieldName) => columns.text(name, index);
  return {
    fingerprint: text('fingerprint'),
    issuerFingerprint: text('issuerFingerprint'),
    subject: text('subject'),
    issuer: text('issuer'),
    issuerTitle: text('issuerCN') || text('issuer'),
    isCa: validityAt(columns, index).isCa,
  };
}

function stateAt(columns: Columns, index: number, { policy, nowMs }: RowOptions): State {
  const told = columns.text('state', index) || columns.text('status', index);
  return STATE_NAMES.has(told) ? (told as State) : statusOf(validityAt(columns, index), policy, nowMs);
}

function groupAt(columns: Columns, index: number, groupBy: Grouping, state: State): string {
  switch (groupBy) {
    case 'none':
      return '';
    case 'state':
      return stateLabel(state);
    case 'issuer':
      return columns.text('issuerCN', index);
    case 'managedBy':
      return managerOf(columns.text('managedBy', index)) || t('runway.unmanaged', 'nobody');
    case 'namespace':
      return columns.text('namespace', index) || columns.text('node', index);
    default:
      return columns.text(groupBy, index);
  }
}

/** Nothing for hints about a certificate that is well; a sentence about the place that is told beside it needs no place. */
function noteOf(remedy: Remedy | undefined, place: string, state: State): string {
  if (remedy === undefined || (state === 'valid' && remedy.severity === 'info')) {
    return '';
  }
  return remedy.note.startsWith(`${place} `) ? remedy.note.slice(place.length + 1) : remedy.note;
}

/** Why its manager cannot issue it, and when it tries again; empty when it can. */
function failureAt(columns: Columns, index: number, nowMs: number): string {
  const failure = columns.text('issuanceFailure', index);
  const retryMs = columns.number('nextRetryAt', index);
  if (failure === '' || retryMs === null || retryMs < nowMs) {
    return failure;
  }
  return t('runway.failure', '{{- failure}}, next try {{when}}', { failure, when: relativeText(retryMs, nowMs) });
}

function factsAt(columns: Columns, index: number, { zone }: RowOptions, message: string): RunwayRow['facts'] {
  const found = message === '' ? [] : [[t('runway.finding', 'Finding'), message] as const];
  const facts = FACT_FIELDS.flatMap((name) => {
    const text = factText(columns, name, index, zone);
    return text === '' ? [] : [[fieldLabel(name), text] as const];
  });
  return [...found, ...facts];
}

function factText(columns: Columns, name: FieldName, index: number, zone: Zone): string {
  const text = cellText(columns.cell(name, index), fieldNamed(name)?.type ?? 'string', zone);
  return name === 'managedBy' && text !== '' ? managerText(text) : text;
}
