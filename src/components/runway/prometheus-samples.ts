import { type DataFrame, type Field, FieldType } from '@grafana/data';
import { finite } from './frame-columns';
import type { MetricSample } from '../../prometheus/metric-certificate';

const VALUE_COLUMN = /^Value( #\w+)?$/;

/** The samples of a Prometheus answer: of a series the last value, of a table one a row and value column. */
export function* samplesOf(frame: DataFrame): Generator<MetricSample, undefined> {
  for (const field of frame.fields) {
    if (field.type !== FieldType.number) {
      continue;
    }
    if (field.labels?.__name__ !== undefined) {
      yield { metric: field.labels.__name__, labels: field.labels, valueMs: lastOf(field) };
    } else if (VALUE_COLUMN.test(field.name)) {
      yield* rowsOf(frame, field);
    }
  }
  return undefined;
}

function lastOf({ values }: Field): number | null {
  return seconds(values[values.length - 1]);
}

function* rowsOf({ fields, length }: DataFrame, value: Field): Generator<MetricSample> {
  const columns = fields.filter(({ type }) => type === FieldType.string);
  const names = columns.find(({ name }) => name === '__name__');
  for (let index = 0; index < length; index++) {
    const metric: unknown = names?.values[index];
    // A row that another query filled has no value in this column.
    if (typeof metric === 'string' && value.values[index] != null) {
      const labels = Object.fromEntries(columns.map((column) => [column.name, String(column.values[index] ?? '')]));
      yield { metric, labels, valueMs: seconds(value.values[index]) };
    }
  }
}

function seconds(value: unknown): number | null {
  const number = finite(value);
  return number === null ? null : number * 1000;
}
