import type { Location, Sink } from '@notafter/core';
import type { Trouble } from './files/trouble.ts';

/** What one pass could look at. */
export interface PassReport {
  /** Configured paths and patterns looked for, and those of a preset that are there. */
  readonly lookedAt: number;
  /** Those that could not be looked at. */
  readonly troubles: readonly Trouble[];
}

/** The part of a polled source that reads one kind of location. */
export interface Reader {
  /** Reads everything that changed. Returns early when the signal aborts. */
  pass(sink: Sink, signal: AbortSignal): Promise<PassReport>;
  /** Whether a location is one that this reader reads. */
  reads(location: Location): boolean;
  /** Reads one location now, changed or not. */
  check(location: Location, sink: Sink): Promise<void>;
}
