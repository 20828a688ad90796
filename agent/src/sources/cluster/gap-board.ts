import { isDeepStrictEqual } from 'node:util';
import type { Gap, Sink } from '@notafter/core';

/** Gathers the gaps of all aspects of a source, and tells them when they change. */
export function createGapBoard(sink: Pick<Sink, 'gaps'>): (aspect: string, gaps: readonly Gap[]) => void {
  const byAspect = new Map<string, readonly Gap[]>();
  let told: readonly Gap[] = [];
  return (aspect, gaps) => {
    byAspect.set(aspect, gaps);
    const all = [...byAspect.values()].flat();
    if (!isDeepStrictEqual(all, told)) {
      told = all;
      sink.gaps(all);
    }
  };
}
