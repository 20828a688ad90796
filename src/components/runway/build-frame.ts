import { type DataFrame, FieldType, toDataFrame } from '@grafana/data';
import type { QueryType } from '@notafter/core';

/** A frame of our data source, for tests: the type of its query and its rows. */
export function buildOurFrame(type: QueryType, rows: ReadonlyArray<Readonly<Record<string, unknown>>>): DataFrame {
  const frame = toDataFrame({ fields: fieldsOf(rows) });
  return { ...frame, length: rows.length, meta: { custom: { notafter: { type, version: 1 } } } };
}

/** A Prometheus table for tests: labels as columns, the value in seconds. */
export function buildTable(rows: ReadonlyArray<Readonly<Record<string, unknown>>>): DataFrame {
  return toDataFrame({ fields: fieldsOf(rows) });
}

/** One Prometheus series for tests, its last value in seconds. */
export function buildSeries(labels: Readonly<Record<string, string>>, ...values: number[]): DataFrame {
  return toDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: values.map(() => 0) },
      { name: 'Value', type: FieldType.number, labels, values },
    ],
  });
}

function fieldsOf(rows: ReadonlyArray<Readonly<Record<string, unknown>>>) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return names.map((name) => {
    const values = rows.map((row) => row[name] ?? null);
    return {
      name,
      values,
      type: values.some((value) => typeof value === 'number') ? FieldType.number : FieldType.string,
    };
  });
}
