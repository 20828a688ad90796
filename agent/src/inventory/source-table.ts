import type { Gap, Pass, Reading, Reason } from '@notafter/core';
import type { SourceIdentity, SourceState } from './inventory.ts';

/** One source with what its readings and passes said. */
export interface SourceRecord {
  identity: SourceIdentity;
  slots: number;
  readonly errors: Map<Reason, number>;
  lastPass: (Pass & { readonly atMs: number }) | null;
  lastSuccessMs: number | null;
  gaps: readonly Gap[];
}

export function createSourceRecord(identity: SourceIdentity): SourceRecord {
  return { identity, slots: 0, errors: new Map(), lastPass: null, lastSuccessMs: null, gaps: [] };
}

/** Counts a failed reading, or each block of a good one that could not be read. */
export function countErrors({ errors }: SourceRecord, reading: Reading): void {
  for (const { reason } of reading.ok ? reading.problems : [reading]) {
    errors.set(reason, (errors.get(reason) ?? 0) + 1);
  }
}

export function stateOf({ identity, ...said }: SourceRecord): SourceState {
  return { ...identity, ...said };
}
