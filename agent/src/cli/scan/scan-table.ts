import { styleText } from 'node:util';
import { type State, printable } from '@notafter/core';
import { displayWidth, fitted } from '../display-width.ts';
import { columnWidths } from './column-widths.ts';
import { remainingText } from './remaining-text.ts';
import type { ScanResult, ScannedCertificate } from './scan-result.ts';

export interface TableStyle {
  /** Cells a line; null: as wide as it needs. */
  readonly columns: number | null;
  readonly withColours: boolean;
}

interface Column {
  readonly title: string;
  readonly text: (scanned: ScannedCertificate, nowMs: number) => string;
  /** Which end of its texts is cut when the terminal is too narrow; absent: it never gives way. */
  readonly cut?: 'start' | 'end';
}

const STATE: Column = { title: 'STATE', text: ({ state }) => state };
const EXPIRES: Column = { title: 'EXPIRES', text: (scanned) => endText(scanned, ' UTC') };
const EXPIRES_ON: Column = { title: 'EXPIRES', text: (scanned) => endText(scanned, '').slice(0, '2026-11-23'.length) };
const RESIDUAL: Column = {
  title: 'RESIDUAL TIME',
  text: ({ certificate }, nowMs) => remainingText(certificate.notAfterMs, nowMs),
};
const CERTIFICATE: Column = { title: 'CERTIFICATE', text: ({ title }) => title, cut: 'end' };
const ISSUER: Column = { title: 'ISSUER', text: ({ issuer }) => issuer, cut: 'end' };
const PLACE: Column = {
  title: 'PLACE',
  text: ({ places }) => `${places[0] ?? ''}${places.length > 1 ? ` (+${places.length - 1})` : ''}`,
  cut: 'start',
};

const WIDE = [STATE, EXPIRES, RESIDUAL, CERTIFICATE, ISSUER, PLACE];
const NARROW = [STATE, EXPIRES_ON, RESIDUAL, CERTIFICATE, PLACE];
/** Cells that a terminal needs for all columns. */
const ENOUGH_FOR_WIDE = 110;
const GAP = '  ';

const COLOUR: Readonly<Partial<Record<State, 'red' | 'yellow' | 'green' | 'magenta' | 'gray'>>> = {
  expired: 'red',
  critical: 'red',
  warning: 'yellow',
  valid: 'green',
  unreadable: 'magenta',
  'not-yet-valid': 'yellow',
  superseded: 'gray',
};

/** The certificates as lines of a table, one each, after a header. Nothing in them can steer the terminal. */
export function scanTable({ certificates, nowMs }: ScanResult, { columns: limit, withColours }: TableStyle): string[] {
  const columns = limit !== null && limit < ENOUGH_FOR_WIDE ? NARROW : WIDE;
  const rows = certificates.map((each) => columns.map(({ text }) => printable(text(each, nowMs))));
  const header = columns.map(({ title }) => title);
  const widths = widthsOf([header, ...rows], columns, limit ?? Infinity);
  const line = (cells: readonly string[], state: State | null) => {
    const [first = '', ...rest] = cells.map((cell, index) => fitted(cell, widths[index] ?? 0, columns[index]?.cut));
    const colour = state === null || !withColours ? undefined : COLOUR[state];
    const shown = colour === undefined ? first : styleText(colour, first, { validateStream: false });
    return [shown, ...rest].join(GAP).trimEnd();
  };
  return [line(header, null), ...rows.map((cells, index) => line(cells, certificates[index]?.state ?? null))];
}

function endText({ certificate }: ScannedCertificate, zone: string): string {
  const { notAfterMs } = certificate;
  return notAfterMs === null ? 'unknown' : new Date(notAfterMs).toISOString().slice(0, 16).replace('T', ' ') + zone;
}

function widthsOf(rows: ReadonlyArray<readonly string[]>, columns: readonly Column[], limit: number): number[] {
  const widest = columns.map((_, index) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[index] ?? '')), 0)
  );
  const mayGiveWay = columns.map(({ cut }) => cut !== undefined);
  return columnWidths(widest, mayGiveWay, limit - GAP.length * (columns.length - 1));
}
