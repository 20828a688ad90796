import { t } from '@grafana/i18n';
import { type Cell, type FieldName, fieldNamed, type State, STATES } from '@notafter/core';
import React from 'react';
import { PageLink } from './PageLink';
import { StateText } from './StateText';
import { dateTimeText, type Zone } from './time/date-text';
import { relativeText } from './time/remaining-text';

export interface CertificateCells {
  /** The page of its slot. */
  readonly href: string;
  cell(field: FieldName): Cell;
}

interface CertificateCellProps {
  readonly field: FieldName;
  readonly row: CertificateCells;
  readonly nowMs: number;
  readonly zone: Zone;
}

/** One field of a certificate as people read it. */
export function CertificateCell({ field, row, nowMs, zone }: CertificateCellProps) {
  const value = row.cell(field);
  const state = STATES.find((candidate) => candidate === value);
  if ((field === 'state' || field === 'status') && state !== undefined) {
    return <StateText state={state satisfies State} />;
  }
  const text = cellText(field, value, nowMs, zone);
  if (field === 'title') {
    return <PageLink to={row.href}>{text || row.href}</PageLink>;
  }
  return <span title={text}>{text}</span>;
}

function cellText(field: FieldName, value: Cell, nowMs: number, zone: Zone): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return numberText(field, value, nowMs, zone);
  }
  if (typeof value === 'boolean') {
    return value ? t('cell.yes', 'yes') : t('cell.no', 'no');
  }
  return typeof value === 'string' ? value : value.join(', ');
}

function numberText(field: FieldName, value: number, nowMs: number, zone: Zone): string {
  const definition = fieldNamed(field);
  if (definition?.type === 'time') {
    return `${dateTimeText(value, zone)} · ${relativeText(value, nowMs)}`;
  }
  switch (definition?.unit) {
    case 'suffix: d':
      return t('time.days', '{{n}} d', { n: Math.floor(value) });
    case 'percentunit':
      return `${Math.round(value * 100)} %`;
    default:
      return String(value);
  }
}
