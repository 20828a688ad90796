import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '@notafter/core';

/** Whose word counts where two contradict each other: the smaller number, and of equal ones that which spoke first. */
export type Rank = number;

/** Facts about objects, as each teller (a source, or one aspect of a source) tells them. */
export interface FactTable {
  /** Returns whether what is known of the object has changed. */
  relate(teller: string, object: string, facts: Facts | null, rank?: Rank): boolean;
  /** What all tellers together know. */
  factsOf(object: string): Facts;
  /** Forgets all that a teller told; returns the objects that it spoke of. */
  forget(isTeller: (teller: string) => boolean): readonly string[];
}

export const NO_FACTS: Facts = {};

interface Told {
  readonly facts: Facts;
  readonly rank: Rank;
}

export function createFactTable(): FactTable {
  const byObject = new Map<string, Map<string, Told>>();

  function relate(teller: string, object: string, facts: Facts | null, rank: Rank = 0): boolean {
    const told = byObject.get(object);
    if (facts === null) {
      const changed = told?.delete(teller) ?? false;
      if (told?.size === 0) {
        byObject.delete(object);
      }
      return changed;
    }
    if (told === undefined) {
      byObject.set(object, new Map([[teller, { facts, rank }]]));
      return true;
    }
    const changed = !isDeepStrictEqual(told.get(teller)?.facts, facts);
    told.set(teller, { facts, rank });
    return changed;
  }

  return {
    relate,
    factsOf(object) {
      const told = [...(byObject.get(object)?.values() ?? [])];
      return told.length < 2 ? (told[0]?.facts ?? NO_FACTS) : merge(told);
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

function merge(told: readonly Told[]): Facts {
  const ranked = told.toSorted((a, b) => a.rank - b.rank).map(({ facts }) => facts);
  const usedBy = [...new Set(ranked.flatMap((facts) => facts.usedBy ?? []))];
  const first: Facts = Object.assign({}, ...ranked.toReversed());
  return usedBy.length === 0 ? first : { ...first, usedBy };
}
