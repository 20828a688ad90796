import { textOf } from '../cluster/json-body.ts';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** A time of RFC 3339 as epoch milliseconds; null for anything else, and for Go's time of no time, in the year 1. */
export function momentOf(value: unknown): number | null {
  const text = textOf(value);
  const atMs = RFC_3339.test(text) ? Date.parse(text) : NaN;
  return atMs > 0 ? atMs : null;
}
