import type { Sink } from '@notafter/core';
import type { Source } from './source.ts';
import { withPassed } from './with-passed.ts';

/** Runs each source until its first pass is done. Rejects when a source does. */
export async function readOnce(sources: readonly Source[], sinkOf: (source: Source) => Sink): Promise<void> {
  await Promise.all(sources.map((source) => readOne(source, sinkOf(source))));
}

async function readOne(source: Source, sink: Sink): Promise<void> {
  const done = new AbortController();
  await source.run(
    withPassed(sink, () => done.abort()),
    done.signal
  );
}
