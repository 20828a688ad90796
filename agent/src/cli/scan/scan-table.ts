import { styleText } from 'node:util';
import { type State, printable } from '@notafter/core';
import { displayWidth, fitted } from '../display-width.ts';
import { remainingText } from './remaining-text.ts';
import type { ScanResult, ScannedCertificate } from './scan-result.ts';

export interface TableStyle {
  /** Cells a line; null: as wide as it needs. */
  readonly columns: number | null;
  readonly withColours: boolean;
}

const HEADER = ['STATE', 'EXPIRES', 'RESIDUAL TIME', 'CERTIFICATE', 'ISSUER', 'PLACE'];
/** These give way when the terminal is narrow, and none gets narrower than this. */
const FLEXIBLE = [5, 4, 3];
const NARROWEST = 12;
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
export function scanTable({ certificates, nowMs }: ScanResult, { columns, withColours }: TableStyle): string[] {
  const rows = certificates.map((each) => cellsOf(each, nowMs));
  const widths = columnWidths([HEADER, ...rows], columns);
  const lines = rows.map((cells, index) => {
    const [state = '', ...rest] = fittedCells(cells, widths);
    const colour = COLOUR[certificates[index]?.state ?? 'valid'];
    return joined([withColours && colour ? styleText(colour, state, { validateStream: false }) : state, ...rest]);
  });
  return [joined(fittedCells(HEADER, widths)), ...lines];
}

function cellsOf({ certificate, title, issuer, state, places }: ScannedCertificate, nowMs: number): string[] {
  const more = places.length > 1 ? ` (+${places.length - 1})` : '';
  const expires = certificate.notAfterMs === null ? 'unknown' : minuteText(certificate.notAfterMs);
  const cells = [
    state,
    expires,
    remainingText(certificate.notAfterMs, nowMs),
    title,
    issuer,
    `${places[0] ?? ''}${more}`,
  ];
  return cells.map((cell) => printable(cell));
}

function minuteText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function columnWidths(rows: ReadonlyArray<readonly string[]>, columns: number | null): number[] {
  const widths = HEADER.map((_, index) =>
    rows.reduce((most, row) => Math.max(most, displayWidth(row[index] ?? '')), 0)
  );
  let excess = columns === null ? 0 : sum(widths) + GAP.length * (widths.length - 1) - columns;
  while (excess > 0) {
    const widest = FLEXIBLE.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0] ?? 0;
    const width = widths[widest] ?? 0;
    if (width <= NARROWEST) {
      break;
    }
    const second = Math.max(
      NARROWEST,
      ...FLEXIBLE.filter((index) => index !== widest).map((index) => widths[index] ?? 0)
    );
    const taken = Math.min(excess, Math.max(1, width - second));
    widths[widest] = width - taken;
    excess -= taken;
  }
  return widths;
}

function fittedCells(cells: readonly string[], widths: readonly number[]): string[] {
  return cells.map((cell, index) => fitted(cell, widths[index] ?? 0, index === 5 ? 'start' : 'end'));
}

function joined(cells: readonly string[]): string {
  return cells.join(GAP).trimEnd();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
