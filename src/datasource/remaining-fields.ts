import { type Field, FieldType } from '@grafana/data';
import type { Cell, Result } from '@notafter/core';
import { daysLeftThresholds, slotLink } from './field-config';

interface Series {
  readonly slot: string;
  readonly title: string;
  readonly points: ReadonlyArray<readonly [timeMs: number, daysLeft: number | null]>;
}

/**
 * `remaining` comes long (time, slot, title, daysLeft) and is shown wide: one time field and one number field a slot.
 * A moment at which a slot has no point stays undefined: Grafana draws its line on, where null would break it.
 */
export function remainingFields(result: Result, slotHref: (slot: string) => string): Field[] {
  const series = seriesOf(result);
  if (series.length === 0) {
    return [];
  }
  const times = [...new Set(series.flatMap(({ points }) => points.map(([timeMs]) => timeMs)))].sort((a, b) => a - b);
  const rowOf = new Map(times.map((timeMs, row) => [timeMs, row]));
  const nameOf = displayNames(series);
  const numbers = series.map((one): Field => {
    const values = new Array<number | null | undefined>(times.length).fill(undefined);
    for (const [timeMs, daysLeft] of one.points) {
      values[rowOf.get(timeMs)!] = daysLeft;
    }
    return {
      name: 'daysLeft',
      type: FieldType.number,
      labels: { slot: one.slot, title: one.title },
      values,
      config: {
        displayNameFromDS: nameOf(one),
        unit: 'suffix: d',
        decimals: 0,
        thresholds: daysLeftThresholds(),
        links: [slotLink(slotHref(one.slot))],
      },
    };
  });
  return [{ name: 'time', type: FieldType.time, values: times, config: {} }, ...numbers];
}

function seriesOf(result: Result): readonly Series[] {
  const column = (name: string): readonly Cell[] =>
    result.values[result.fields.findIndex((field) => field.name === name)] ?? [];
  const [times, slots, titles, daysLeft] = [column('time'), column('slot'), column('title'), column('daysLeft')];
  const bySlot = new Map<string, { slot: string; title: string; points: Array<readonly [number, number | null]> }>();
  times.forEach((time, row) => {
    const slot = String(slots[row] ?? '');
    const series = bySlot.get(slot) ?? { slot, title: String(titles[row] ?? ''), points: [] };
    series.points.push([Number(time), daysLeft[row] === null ? null : Number(daysLeft[row])]);
    bySlot.set(slot, series);
  });
  return [...bySlot.values()];
}

/** The title, with the beginning of the slot's id where several slots share it. */
function displayNames(series: readonly Series[]): (one: Series) => string {
  const counts = new Map<string, number>();
  for (const { title } of series) {
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return ({ slot, title }) => (counts.get(title) === 1 ? title : `${title} (${slot.slice(0, 8)})`);
}
