import { setTimeout } from 'node:timers/promises';
import type { Location, Pass, Sink } from '@notafter/core';
import type { PassReport, Reader } from './reader.ts';
import type { Source, SourceContext, SourceKind } from './source.ts';

export interface PolledSourceOptions {
  readonly kind: SourceKind;
  readonly name: string;
  readonly looksAt: readonly string[];
  readonly intervalMs: number;
  readonly readers: readonly Reader[];
}

/** Agents started together must not read at the same moment for ever: the interval varies by a tenth. */
const JITTER = 0.1;

/** `intervalMs` ± 10 %. @param random 0 to 1 */
export function jittered(intervalMs: number, random: number): number {
  return intervalMs * (1 + JITTER * (2 * random - 1));
}

/** A source that looks at everything its readers know, again and again. */
export function createPolledSource(options: PolledSourceOptions, { cluster, clock, log }: SourceContext): Source {
  const { kind, name, looksAt, intervalMs, readers } = options;
  let sinkOfRun: Sink | null = null;

  async function passOnce(sink: Sink, signal: AbortSignal): Promise<void> {
    const startMs = clock();
    const reports: PassReport[] = [];
    for (const reader of readers) {
      reports.push(await reader.pass(sink, signal));
    }
    if (signal.aborted) {
      return;
    }
    const pass = summarise(reports, clock() - startMs);
    log.debug({ source: name, ...pass }, 'pass done');
    sink.passed(pass);
  }

  return {
    kind,
    name,
    cluster,
    looksAt,
    async run(sink: Sink, signal: AbortSignal) {
      sinkOfRun = sink;
      while (!signal.aborted) {
        await passOnce(sink, signal);
        await pause(jittered(intervalMs, Math.random()), signal);
      }
    },
    async check(location: Location) {
      const reader = readers.find((it) => it.reads(location));
      if (reader !== undefined && sinkOfRun !== null) {
        await reader.check(location, sinkOfRun);
      }
    },
  };
}

/** A pass is good when anything could be looked at: what could not is told at its own location. */
function summarise(reports: readonly PassReport[], durationMs: number): Pass {
  const lookedAt = reports.reduce((sum, report) => sum + report.lookedAt, 0);
  const troubles = reports.flatMap((report) => report.troubles);
  const [first] = troubles;
  if (first === undefined || troubles.length < lookedAt) {
    return { ok: true, durationMs };
  }
  const others = troubles.length === 1 ? '' : ` (and ${troubles.length - 1} more)`;
  return { ok: false, durationMs, reason: first.reason, message: `nothing could be read: ${first.message}${others}` };
}

/** Waits, or until the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) {
      throw error;
    }
  });
}
