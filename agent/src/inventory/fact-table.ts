import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '@notafter/core';

/** Facts about objects, as each source tells them. */
export interface FactTable {
  /** Returns whether what is known of the object has changed. */
  relate(source: string, object: string, facts: Facts | null): boolean;
  /** What all sources together know; where two contradict each other, the one that spoke first holds. */
  factsOf(object: string): Facts;
  /** Forgets all that a source told; returns the objects that it spoke of. */
  forget(source: string): readonly string[];
}

export const NO_FACTS: Facts = {};

export function createFactTable(): FactTable {
  const byObject = new Map<string, Map<string, Facts>>();

  function relate(source: string, object: string, facts: Facts | null): boolean {
    const told = byObject.get(object);
    if (facts === null) {
      const changed = told?.delete(source) ?? false;
      if (told?.size === 0) {
        byObject.delete(object);
      }
      return changed;
    }
    if (told === undefined) {
      byObject.set(object, new Map([[source, facts]]));
      return true;
    }
    const changed = !isDeepStrictEqual(told.get(source), facts);
    told.set(source, facts);
    return changed;
  }

  return {
    relate,
    factsOf(object) {
      const told = [...(byObject.get(object)?.values() ?? [])];
      return told.length < 2 ? (told[0] ?? NO_FACTS) : merge(told);
    },
    forget(source) {
      return [...byObject.keys()].filter((object) => relate(source, object, null));
    },
  };
}

function merge(told: readonly Facts[]): Facts {
  const usedBy = [...new Set(told.flatMap((facts) => facts.usedBy ?? []))];
  const first: Facts = Object.assign({}, ...told.toReversed());
  return usedBy.length === 0 ? first : { ...first, usedBy };
}
