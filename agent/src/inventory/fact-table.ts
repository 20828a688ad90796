import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '@notafter/core';

/** Facts about objects, as each teller (a source, or one aspect of a source) tells them. */
export interface FactTable {
  /** Returns whether what is known of the object has changed. */
  relate(teller: string, object: string, facts: Facts | null): boolean;
  /** What all tellers together know; where two contradict each other, the one that spoke first holds. */
  factsOf(object: string): Facts;
  /** Forgets all that a teller told; returns the objects that it spoke of. */
  forget(isTeller: (teller: string) => boolean): readonly string[];
}

export const NO_FACTS: Facts = {};

export function createFactTable(): FactTable {
  const byObject = new Map<string, Map<string, Facts>>();

  function relate(teller: string, object: string, facts: Facts | null): boolean {
    const told = byObject.get(object);
    if (facts === null) {
      const changed = told?.delete(teller) ?? false;
      if (told?.size === 0) {
        byObject.delete(object);
      }
      return changed;
    }
    if (told === undefined) {
      byObject.set(object, new Map([[teller, facts]]));
      return true;
    }
    const changed = !isDeepStrictEqual(told.get(teller), facts);
    told.set(teller, facts);
    return changed;
  }

  return {
    relate,
    factsOf(object) {
      const told = [...(byObject.get(object)?.values() ?? [])];
      return told.length < 2 ? (told[0] ?? NO_FACTS) : merge(told);
    },
    forget(isTeller) {
      return [...byObject].flatMap(([object, told]) => {
        const tellers = [...told.keys()].filter(isTeller);
        tellers.forEach((teller) => relate(teller, object, null));
        return tellers.length === 0 ? [] : [object];
      });
    },
  };
}

function merge(told: readonly Facts[]): Facts {
  const usedBy = [...new Set(told.flatMap((facts) => facts.usedBy ?? []))];
  const first: Facts = Object.assign({}, ...told.toReversed());
  return usedBy.length === 0 ? first : { ...first, usedBy };
}
