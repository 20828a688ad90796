import { setTimeout } from 'node:timers/promises';

/** All times that the room keeps. They run on the monotonic clock: a clock that is set does not touch them. */
export interface Timing {
  /** Resolves after the time, or at once when the signal aborts; never rejects. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds of a clock that only goes forward. */
  readonly monotonic: () => number;
  readonly firstBackOffMs: number;
  readonly longestBackOffMs: number;
  /** Before what is forbidden or not served is asked for again. */
  readonly slowRetryMs: number;
  /** For the whole of an answer, and the head of a watch's. */
  readonly requestMs: number;
  /** A watch is asked to last so long, at random, and is ended when it lasts longer than that and the grace. */
  readonly shortestWatchMs: number;
  readonly longestWatchMs: number;
  readonly watchGraceMs: number;
  /** A watch that ends sooner, and told nothing, is counted as failed. */
  readonly usefulWatchMs: number;
  /** Credentials are read again after this time. */
  readonly credentialsMs: number;
  /** What the server serves is asked again after this time. */
  readonly discoveryMs: number;
}

export const DEFAULT_TIMING: Timing = {
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => undefined),
  monotonic: () => performance.now(),
  firstBackOffMs: 1000,
  longestBackOffMs: 30_000,
  slowRetryMs: 60_000,
  requestMs: 60_000,
  shortestWatchMs: 300_000,
  longestWatchMs: 600_000,
  watchGraceMs: 30_000,
  usefulWatchMs: 5000,
  credentialsMs: 60_000,
  discoveryMs: 60_000,
};
