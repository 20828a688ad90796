import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly gridPos: { readonly y: number; readonly h: number };
}

export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

const directory = path.join(import.meta.dirname, '../../src/dashboards');

/** Those that the plugin ships. */
export const DASHBOARDS: readonly Dashboard[] = readdirSync(directory).map(
  (file) => JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as Dashboard
);

/** Grafana draws what is in view: so tall that all of a dashboard is. */
export function heightOf({ panels }: Dashboard): number {
  return Math.max(...panels.map(({ gridPos }) => gridPos.y + gridPos.h)) * 38 + 400;
}
