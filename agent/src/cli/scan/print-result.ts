import { printable } from '@notafter/core';
import type { Terminal } from '../terminal.ts';
import { csvText } from './scan-csv.ts';
import type { ScanFlags } from './scan-flags.ts';
import { scanRecord } from './scan-record.ts';
import type { ScanResult } from './scan-result.ts';
import { scanSummary } from './scan-summary.ts';
import { scanTable } from './scan-table.ts';

/** Prints certificates to the output and what could not be read to the error output. */
export function printResult(result: ScanResult, output: ScanFlags['output'], terminal: Terminal): void {
  const records = result.certificates.map((each) => scanRecord(each, result.nowMs));
  const { errors, skipped, places } = result;
  switch (output) {
    case 'table':
      printTable(result, terminal);
      break;
    case 'json': {
      const summary = { certificates: records.length, places, skipped, errors: errors.length };
      terminal.write(`${jsonText({ certificates: records, errors, summary }, 2)}\n`);
      break;
    }
    case 'ndjson':
      terminal.write(records.map((record) => `${jsonText(record)}\n`).join(''));
      break;
    case 'csv':
      terminal.write(csvText(records));
      break;
  }
  for (const { place, reason, message } of errors) {
    const where = message.includes(place) ? '' : `${place}: `;
    terminal.writeError(`${printable(`error: ${where}${message} (${reason})`)}\n`);
  }
  if (output === 'csv' || output === 'ndjson') {
    terminal.writeError(`${scanSummary(result)}\n`);
  }
}

function printTable(result: ScanResult, terminal: Terminal): void {
  const withColours = terminal.isInteractive && !terminal.environment.NO_COLOR;
  const lines =
    result.certificates.length === 0 ? [] : [...scanTable(result, { columns: terminal.columns, withColours }), ''];
  terminal.write([...lines, scanSummary(result), ''].join('\n'));
}

/** JSON in which what could steer a terminal is escaped, too. */
function jsonText(value: unknown, indent?: number): string {
  const lines = JSON.stringify(value, null, indent).split('\n');
  return lines.map((line) => printable(line, Infinity)).join('\n');
}
