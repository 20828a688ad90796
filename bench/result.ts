import type { Figure, Group, Row } from './group.ts';
import { median } from './statistics.ts';

/** What all runs together say about one row. */
export interface Result extends Row {
  readonly group: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** Median; null where it was not measured. */
  readonly cpu: number | null;
  readonly isMet: boolean | null;
}

export type Run = Readonly<Record<string, Figure>>;

/** One result for each row that every run has a figure for. */
export function resultsOf({ name: group, rows }: Group, runs: readonly Run[]): Result[] {
  return Object.entries(rows).flatMap(([key, row]) => {
    const figures = runs.flatMap((run) => run[key] ?? []);
    return figures.length === 0 || figures.length < runs.length ? [] : [resultOf(group, row, figures)];
  });
}

function resultOf(group: string, row: Row, figures: readonly Figure[]): Result {
  const values = figures.map(({ value }) => value);
  const cpus = figures.flatMap(({ cpu }) => cpu ?? []);
  const middle = median(values);
  return {
    ...row,
    group,
    median: middle,
    min: Math.min(...values),
    max: Math.max(...values),
    cpu: cpus.length === 0 ? null : median(cpus),
    isMet: row.budget === null ? null : middle <= row.budget,
  };
}
