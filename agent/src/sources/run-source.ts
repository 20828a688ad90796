import type { Sink } from '@notafter/core';
import { pause } from './polled-source.ts';
import type { Log, Source } from './source.ts';
import { withPassed } from './with-passed.ts';

export interface RunOptions {
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly log: Log;
  /** First pause after a failure, which doubles with each one that follows. */
  readonly firstPauseMs?: number;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Runs one source until the signal aborts, whatever becomes of it: a source that rejects or ends by itself is a failed
 * pass, is logged, and is started again after a growing pause. Never rejects.
 */
export async function runSource(source: Source, sink: Sink, signal: AbortSignal, options: RunOptions): Promise<void> {
  const { clock, log, firstPauseMs = FIRST_PAUSE_MS } = options;
  let failures = 0;
  const watched = withPassed(sink, (pass) => {
    failures = pass.ok ? 0 : failures;
  });
  while (!signal.aborted) {
    const startMs = clock();
    const error = await outcomeOf(source, watched, signal);
    if (signal.aborted) {
      return;
    }
    failures += 1;
    const pauseMs = backOff(failures, firstPauseMs, Math.random());
    log.error({ err: error, source: source.name, pauseMs }, 'source failed, it is started again after a pause');
    tellFailure(sink, clock() - startMs, error, log);
    await pause(pauseMs, signal);
  }
}

/** Doubling from the first pause up to a minute, the later half of it at random. @param random 0 to 1 */
export function backOff(failures: number, firstPauseMs: number, random: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, firstPauseMs * 2 ** (failures - 1));
  return longest * (0.5 + random / 2);
}

async function outcomeOf(source: Source, sink: Sink, signal: AbortSignal): Promise<unknown> {
  try {
    await source.run(sink, signal);
    return new Error(`source ${source.name} ended by itself`);
  } catch (error) {
    return error;
  }
}

function tellFailure(sink: Sink, durationMs: number, error: unknown, log: Log): void {
  const message = `the source failed and is started again: ${error instanceof Error ? error.message : String(error)}`;
  try {
    sink.passed({ ok: false, durationMs, reason: 'read_failed', message });
  } catch (cause) {
    log.error({ err: cause }, 'the sink refused the failure of a source');
  }
}
