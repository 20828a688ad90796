import type { Location, Sink } from '@notafter/core';
import type { Logger } from 'pino';
import type { SourceConfig } from '../config/config.ts';

/** The kinds of source that a configuration may name. */
export type SourceKind = SourceConfig['kind'];

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** What every source is given beside its configuration. */
export interface SourceContext {
  /** Name of the cluster it speaks of; empty when not configured. */
  readonly cluster: string;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
}

/** A configured reader that yields sightings. */
export interface Source {
  readonly kind: SourceKind;
  readonly name: string;
  /** The cluster it speaks of; empty when not configured. */
  readonly cluster: string;
  /** What it looks at, for people. */
  readonly looksAt: readonly string[];
  /** Feeds the sink until the signal aborts. Resolves only then; rejects only on a programming error. */
  run(sink: Sink, signal: AbortSignal): Promise<void>;
  /** Reads one of its locations again, now, and feeds the sink of `run`. */
  check(location: Location): Promise<void>;
}
