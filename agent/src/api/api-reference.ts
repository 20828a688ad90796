import { FIELDS, type FieldDefinition, QUERY_COLUMNS, QUERY_TYPES } from '@notafter/core';
import { ROUTES } from './route-list.ts';

/** The parts of `docs/api.md` that follow from the code, by the name of their mark `<!-- generated: name -->`. */
export function apiReference(): ReadonlyMap<string, string> {
  return new Map([
    ['routes', routesTable()],
    ['fields', fieldsTable(FIELDS)],
    ['columns', QUERY_TYPES.map((type) => `### \`${type}\`\n\n${fieldsTable(QUERY_COLUMNS[type])}`).join('\n\n')],
  ]);
}

/** A page with its generated parts as they must be now. */
export function withReference(page: string): string {
  let text = page;
  for (const [name, part] of apiReference()) {
    const pattern = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`);
    text = text.replace(pattern, (_, begin: string, end: string) => `${begin}\n${part}\n\n${end}`);
  }
  return text;
}

function routesTable(): string {
  const rows = ROUTES.map(({ method, path, summary, answer }) => [`${method.toUpperCase()} ${path}`, summary, answer]);
  return table(
    ['route', 'does', 'answer'],
    rows.map(([route, does, answer]) => [`\`${route}\``, does!, `\`${answer}\``])
  );
}

function fieldsTable(fields: readonly FieldDefinition[]): string {
  const rows = fields.map(({ name, type, unit = '', description }) => [
    `\`${name}\``,
    type.replace('[]', ''),
    UNITS[unit] ?? unit,
    type === 'string[]' ? 'many' : 'one',
    description,
  ]);
  return table(['name', 'type', 'unit', 'values', 'meaning'], rows);
}

const UNITS: Readonly<Record<string, string>> = { 'suffix: d': 'days', percentunit: '0 to 1', s: 'seconds' };

/** A table as Prettier writes it. */
function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n');
}
