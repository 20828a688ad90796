import { setImmediate } from 'node:timers/promises';
import { STATES, STATUS_VALUE, type State } from '@notafter/core';
import type { Judge } from '../findings/create-judge.ts';
import type { SourceState } from '../inventory/inventory.ts';
import type { Sighting } from '../inventory/slot.ts';
import type { SightingRow } from './series-table.ts';
import { createTurns } from './turns.ts';

/** What the judge says of every series at one moment. */
export interface VerdictTable {
  /** `notafter_certificate_status` by row; NaN where it has none. */
  readonly statusValues: Float64Array;
  /** Fingerprints by kind of source and state. */
  readonly fingerprints: ReadonlyMap<string, ReadonlyMap<State, ReadonlySet<string>>>;
}

const ROWS_PER_TURN = 1000;

/** Judges all rows, giving way to other work between turns. */
export async function buildVerdictTable(
  rows: readonly SightingRow[],
  sources: readonly SourceState[],
  judge: Judge,
  nowMs: number
): Promise<VerdictTable> {
  const statusValues = new Float64Array(rows.length);
  const fingerprints = new Map(sources.map(({ kind }) => [kind, emptySets()]));
  const kindOf = new Map(sources.map(({ name, kind }) => [name, kind]));

  function valueOf(sighting: Sighting): number {
    const { status, state } = judge.sighting(sighting, nowMs);
    const { slot, certificate } = sighting;
    fingerprints
      .get(kindOf.get(slot.location.source) ?? '')
      ?.get(state)
      ?.add(certificate.fingerprint);
    return state === 'superseded' || state === 'silenced' ? NaN : STATUS_VALUE[status];
  }

  const turns = createTurns(ROWS_PER_TURN);
  for (const [index, row] of rows.entries()) {
    statusValues[index] = row.others === null ? valueOf(row) : worst([row, ...row.others].map(valueOf));
    if (turns.isOver()) {
      await setImmediate();
    }
  }
  return { statusValues, fingerprints };
}

const emptySets = (): Map<State, Set<string>> => new Map(STATES.map((state) => [state, new Set<string>()]));

function worst(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? NaN : Math.max(...known);
}
