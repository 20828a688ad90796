import { setImmediate } from 'node:timers/promises';
import { METRICS, type MetricName } from '@notafter/core';
import { toBytes } from './label-text.ts';
import { createTurns } from './turns.ts';

/** What becomes a line: labels in braces or nothing, and what follows the metric's name (`_bucket`). */
export interface Series {
  readonly labels: string;
  readonly suffix?: string;
}

/** Writes metrics in the text format 0.0.4. */
export interface TextWriter {
  /** Writes one metric. Rows that are null or whose value is null have no line; without any line there is no header. */
  family<Row extends Series>(
    name: MetricName,
    rows: Iterable<Row | null>,
    valueOf: (row: Row) => number | null
  ): AsyncGenerator<Buffer>;
  /** Text of others, already in the format. */
  append(text: string): AsyncGenerator<Buffer>;
  end(): Generator<Buffer>;
}

const CHUNK_BYTES = 128 * 1024;
const ROWS_PER_TURN = 300;

/**
 * Gives chunks of at most 128 KiB and gives way to other work about once a chunk: waiting for the socket alone does
 * not, since a fast one never makes anybody wait.
 */
export function createTextWriter(): TextWriter {
  let pending = '';

  function* take(): Generator<Buffer> {
    const bytes = Buffer.from(pending, 'latin1');
    pending = '';
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      yield bytes.subarray(at, at + CHUNK_BYTES);
    }
  }

  async function* family<Row extends Series>(
    name: MetricName,
    rows: Iterable<Row | null>,
    valueOf: (row: Row) => number | null
  ): AsyncGenerator<Buffer> {
    let header = headerOf(name);
    const turns = createTurns(ROWS_PER_TURN);
    for (const row of rows) {
      const value = row === null ? null : valueOf(row);
      if (row !== null && value !== null) {
        const line = `${header}${name}${row.suffix ?? ''}${row.labels} ${numberText(value)}\n`;
        header = '';
        if (pending.length + line.length > CHUNK_BYTES) {
          yield* take();
        }
        pending += line;
      }
      if (turns.isOver()) {
        await setImmediate();
      }
    }
  }

  return {
    family,
    end: take,
    async *append(text) {
      yield* take();
      pending = toBytes(text);
    },
  };
}

function headerOf(name: MetricName): string {
  const { help, type } = METRICS[name];
  return toBytes(`# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`);
}

function numberText(value: number): string {
  if (Number.isFinite(value)) {
    return String(value);
  }
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
}
