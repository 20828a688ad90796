import type { Machine } from './machine.ts';
import type { Result } from './result.ts';

const HEADER = ['what', 'median', 'min – max', 'CPU', 'budget', ''];

/** The results as a Markdown table, which is readable in a terminal too. */
export function tableText(results: readonly Result[]): string {
  const lines = [HEADER, ...results.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(3, ...lines.map((cells) => cells[column]!.length)));
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [lineOf(HEADER), rule, ...lines.slice(1).map(lineOf)].join('\n');
}

export function machineText(machine: Machine, runs: number): string {
  const { processor, cores, memoryGB, kernel, node, date, loadBefore, loadAfter } = machine;
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after`;
  return `${date} · Node ${node} · ${cores} × ${processor}, ${memoryGB} GB, Linux ${kernel} · ${runs} runs · ${load}`;
}

function cellsOf({ name, unit, median, min, max, cpu, budget, isMet }: Result): string[] {
  return [
    name,
    `${numberText(median)} ${unit}`,
    `${numberText(min)} – ${numberText(max)}`,
    cpu === null ? '' : `${numberText(cpu)} ${unit}`,
    budget === null ? '' : `≤ ${budget} ${unit}`,
    verdictOf(isMet),
  ];
}

function verdictOf(isMet: boolean | null): string {
  if (isMet === null) {
    return '';
  }
  return isMet ? 'met' : 'missed';
}

/** Three significant digits, no exponent. */
function numberText(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
