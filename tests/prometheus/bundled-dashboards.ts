import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Target {
  readonly refId: string;
  /** Of Prometheus. */
  readonly expr?: string;
  readonly [key: string]: unknown;
}

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly datasource: { readonly type: string };
  readonly targets: readonly Target[];
}

export interface Dashboard {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const directory = path.join(import.meta.dirname, '../../src/dashboards');

export const DASHBOARDS: readonly Dashboard[] = readdirSync(directory).map(
  (file) => JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as Dashboard
);

/** What variables of the dashboards, and Grafana's own, stand for when nothing is chosen. */
const CHOSEN: Readonly<Record<string, string>> = {
  job: '.*',
  namespace: '.*',
  search: '',
  warning: '28',
  critical: '14',
  __rate_interval: '1m',
};

/** The expression as Grafana sends it. */
export function interpolated(expression: string): string {
  return expression.replaceAll(
    /\$(\w+)/g,
    (whole, name: string) => CHOSEN[name] ?? (/^\d+$/.test(name) ? whole : missing(name))
  );
}

function missing(name: string): never {
  throw new Error(`no dashboard has the variable ${name}`);
}

/** The names of the metrics in an expression: all that we query have one of these prefixes, and labels have none of them. */
export function metricsIn(expression: string): readonly string[] {
  const withoutTexts = expression.replaceAll(/"[^"]*"/g, '""');
  return [...new Set(withoutTexts.match(/\b(?:x509|notafter|certmanager|apiserver|process|nodejs)_\w+|\bup\b/g) ?? [])];
}

export const panelsOn = (type: string): ReadonlyArray<{ readonly name: string; readonly panel: Panel }> =>
  DASHBOARDS.flatMap(({ title, panels }) =>
    panels
      .filter(({ datasource }) => datasource.type === type)
      .map((panel) => ({ name: `${title}: “${panel.title}”`, panel }))
  );
