import type { DataFrame } from '@grafana/data';
import type { FieldType } from '@notafter/core';
import { dateTimeText, type Zone } from '../time/date-text';

/** A frame's cells by the names of its fields. What a frame does not have reads as empty. */
export interface Columns {
  cell(name: string, index: number): unknown;
  text(name: string, index: number): string;
  /** Null unless it is a finite number; a time is epoch milliseconds. */
  number(name: string, index: number): number | null;
}

export function columnsOf(frame: DataFrame): Columns {
  const values = new Map(frame.fields.map((field) => [field.name, field.values]));
  const cell = (name: string, index: number): unknown => values.get(name)?.[index] ?? null;
  return {
    cell,
    text: (name, index) => {
      const value = cell(name, index);
      return value === null ? '' : String(value);
    },
    number: (name, index) => finite(cell(name, index)),
  };
}

/** The number in a cell; null for none, and for what only looks like one (`+Inf`, an empty text). */
export function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A cell for people; empty when there is nothing to say. */
export function cellText(value: unknown, type: FieldType, zone: Zone): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (type === 'time') {
    const moment = finite(value);
    return moment === null ? '' : dateTimeText(moment, zone);
  }
  return Array.isArray(value) ? value.join(', ') : String(value);
}
