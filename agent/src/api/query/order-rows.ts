import { type Cell, SEVERITIES, STATES_BY_URGENCY } from '@notafter/core';
import { type Pace, eachPaced } from './pace.ts';
import type { Read } from './row.ts';

const RUN_LENGTH = 4096;

export interface SortKey<R> {
  readonly name: string;
  readonly direction: 'asc' | 'desc';
  readonly read: Read<R>;
}

/** As people expect it: `web-2` before `web-10`, `Web` beside `web`. */
let textOrder: Intl.Collator | null = null;

type Key = string | number | null;
type Compare = (left: number, right: number) => number;

/** States, statuses and severities ascend from the worst, as people list them. */
const RANKS: Readonly<Record<string, ReadonlyMap<Cell, number>>> = {
  state: ranksOf(STATES_BY_URGENCY),
  status: ranksOf(STATES_BY_URGENCY),
  severity: ranksOf(SEVERITIES.toReversed()),
};

function ranksOf(values: readonly string[]): ReadonlyMap<Cell, number> {
  return new Map(values.map((value, rank) => [value, rank]));
}

/** The first `limit` rows by several keys, absent values last in both directions; equal rows keep their order. */
export async function orderRows<R>(
  rows: readonly R[],
  sortKeys: ReadonlyArray<SortKey<R>>,
  limit: number,
  pace: Pace
): Promise<readonly R[]> {
  return Array.from(await orderOf(rows, sortKeys, limit, pace), (index) => rows[index]!);
}

/** The same as indexes of the rows. */
export async function orderOf<R>(
  rows: readonly R[],
  sortKeys: ReadonlyArray<SortKey<R>>,
  limit: number,
  pace: Pace
): Promise<Uint32Array> {
  if (sortKeys.length === 0) {
    return Uint32Array.from({ length: Math.min(limit, rows.length) }, (_, index) => index);
  }
  const compares: Compare[] = [];
  for (const sortKey of sortKeys) {
    const sign = sortKey.direction === 'desc' ? -1 : 1;
    const keys = await keysOf(rows, sortKey, pace);
    compares.push(keys.some((key) => typeof key === 'string') ? compareTexts(keys, sign) : compareNumbers(keys, sign));
  }
  return firstInOrder(rows.length, inTurn(compares), limit, pace);
}

async function keysOf<R>(rows: readonly R[], { name, read }: SortKey<R>, pace: Pace): Promise<Key[]> {
  const ranks = RANKS[name];
  const keys: Key[] = [];
  await eachPaced(rows, pace, (row) => {
    const cell = read(row);
    keys.push(ranks === undefined ? keyOf(cell) : (ranks.get(cell) ?? null));
  });
  return keys;
}

function keyOf(cell: Cell): Key {
  if (typeof cell === 'number' || cell === null) {
    return cell;
  }
  const text = Array.isArray(cell) ? cell.join(', ') : String(cell);
  return text === '' ? null : text;
}

/** Absent numbers are infinite. */
function compareNumbers(keys: readonly Key[], sign: 1 | -1): Compare {
  const numbers = Float64Array.from(keys, (key) => (key === null ? Infinity : Number(key) * sign));
  return (left, right) => numbers[left]! - numbers[right]! || 0;
}

function compareTexts(keys: readonly Key[], sign: 1 | -1): Compare {
  textOrder ??= new Intl.Collator('en', { numeric: true });
  const { compare } = textOrder;
  return (left, right) => {
    const a = keys[left]!;
    const b = keys[right]!;
    if (a === b) {
      return 0;
    }
    if (a === null || b === null) {
      return a === null ? 1 : -1;
    }
    return compare(String(a), String(b)) * sign;
  };
}

function inTurn([first, ...others]: readonly Compare[]): Compare {
  return (left, right) => {
    let difference = first!(left, right);
    for (let next = 0; difference === 0 && next < others.length; next++) {
      difference = others[next]!(left, right);
    }
    return difference === 0 ? left - right : difference;
  };
}

/** Sorts in runs and merges those of like length, each cut to what can still be among the first: nothing blocks for long. */
async function firstInOrder(count: number, compare: Compare, limit: number, pace: Pace): Promise<Uint32Array> {
  const runs: Uint32Array[] = [];
  for (let start = 0; start < count; start += RUN_LENGTH) {
    const worst = runs[0]?.length === limit ? runs[0].at(-1) : undefined;
    runs.push(sortedRun(start, Math.min(count, start + RUN_LENGTH), compare, worst));
    while (runs.length > 1 && runs.at(-2)!.length <= runs.at(-1)!.length) {
      runs.splice(-2, 2, merge(runs.at(-2)!, runs.at(-1)!, compare, limit));
    }
    if (pace.isDue()) {
      await pace.pause();
    }
  }
  return runs.reduceRight((later, earlier) => merge(earlier, later, compare, limit), new Uint32Array());
}

/** The indexes of a run in order, without those that come after the `worst` that can still count. */
function sortedRun(start: number, end: number, compare: Compare, worst: number | undefined): Uint32Array {
  const run: number[] = [];
  for (let index = start; index < end; index++) {
    if (worst === undefined || compare(index, worst) < 0) {
      run.push(index);
    }
  }
  return Uint32Array.from(run.sort(compare));
}

function merge(left: Uint32Array, right: Uint32Array, compare: Compare, limit: number): Uint32Array {
  const merged = new Uint32Array(Math.min(limit, left.length + right.length));
  let l = 0;
  let r = 0;
  for (let index = 0; index < merged.length; index++) {
    const takeLeft = r === right.length || (l < left.length && compare(left[l]!, right[r]!) <= 0);
    merged[index] = takeLeft ? left[l++]! : right[r++]!;
  }
  return merged;
}
