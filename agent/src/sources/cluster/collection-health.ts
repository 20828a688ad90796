import type { Gap, Pass, Reason } from '@notafter/core';
import type { Collection, CollectionState } from '../../kube/kube.ts';
import { describeCollection } from './describe-collection.ts';
import { rightsGaps } from './rights-gaps.ts';

/** How the collections of a session stand, and what that makes of their source. */
export interface CollectionHealth {
  /** A collection of which nothing was told yet. */
  add(collection: Collection): CollectionEntry;
  /** Tells it again, so that the last success moves on while nothing happens. */
  repeat(): void;
}

export interface CollectionEntry {
  told(state: CollectionState): void;
  remove(): void;
}

export interface HealthTellers {
  passed(pass: Pass): void;
  gaps(gaps: readonly Gap[]): void;
}

type Failed = Extract<CollectionState, { ok: false }>;

/** What lacks a right, or is served no longer, is a gap: all else is still seen. */
const GAPS: ReadonlySet<Reason> = new Set<Reason>(['forbidden', 'not_served']);

/** Says nothing until each collection was told once: then all that can be seen is in the inventory. */
export function createCollectionHealth(clock: () => number, tell: HealthTellers): CollectionHealth {
  const states = new Map<Collection, CollectionState | null>();
  const startMs = clock();
  let syncMs: number | null = null;

  function changed(): void {
    if (syncMs === null && [...states.values()].includes(null)) {
      return;
    }
    syncMs ??= clock() - startMs;
    const failed = [...states].flatMap(([collection, state]) =>
      state === null || state.ok ? [] : [{ collection, state }]
    );
    const lost = failed.filter(({ state }) => GAPS.has(state.reason));
    const troubles = failed.filter(({ state }) => !GAPS.has(state.reason));
    tell.gaps(rightsGaps(lost));
    const seesNothing = states.size > 0 && lost.length === states.size;
    tell.passed(passOf(seesNothing ? lost : troubles, syncMs));
  }

  return {
    add(collection) {
      states.set(collection, null);
      return {
        told(state) {
          if (states.has(collection)) {
            states.set(collection, state);
            changed();
          }
        },
        remove() {
          states.delete(collection);
          changed();
        },
      };
    },
    repeat() {
      if (syncMs !== null) {
        changed();
      }
    },
  };
}

function passOf(failed: ReadonlyArray<{ collection: Collection; state: Failed }>, durationMs: number): Pass {
  const [first] = failed;
  if (first === undefined) {
    return { ok: true, durationMs };
  }
  const others = failed.length === 1 ? '' : ` (and ${failed.length - 1} more)`;
  const message = `${describeCollection(first.collection)}: ${first.state.message}${others}`;
  return { ok: false, durationMs, reason: first.state.reason, message };
}
