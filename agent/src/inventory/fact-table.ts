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
  readonly teller: string;
  readonly facts: Facts;
  readonly rank: Rank;
}

export function createFactTable(): FactTable {
  // Lists, in the order in which they spoke: most objects have one teller, and a Map for each would take much more.
  const byObject = new Map<string, readonly Told[]>();

  function forgetTeller(teller: string, object: string): boolean {
    const told = byObject.get(object) ?? [];
    const left = told.filter((it) => it.teller !== teller);
    if (left.length === 0) {
      byObject.delete(object);
    } else {
      byObject.set(object, left);
    }
    return left.length < told.length;
  }

  function relate(teller: string, object: string, facts: Facts | null, rank: Rank = 0): boolean {
    if (facts === null) {
      return forgetTeller(teller, object);
    }
    const told = byObject.get(object) ?? [];
    const now = { teller, facts, rank };
    const before = told.find((it) => it.teller === teller);
    byObject.set(object, before === undefined ? [...told, now] : told.map((it) => (it === before ? now : it)));
    return !isDeepStrictEqual(before?.facts, facts);
  }

  return {
    relate,
    factsOf(object) {
      const told = byObject.get(object) ?? [];
      return told.length < 2 ? (told[0]?.facts ?? NO_FACTS) : merge(told);
    },
    forget(isTeller) {
      return [...byObject].flatMap(([object, told]) => {
        const tellers = told.map(({ teller }) => teller).filter(isTeller);
        tellers.forEach((teller) => forgetTeller(teller, object));
        return tellers.length === 0 ? [] : [object];
      });
    },
  };
}

function merge(told: readonly Told[]): Facts {
  const ranked = told.toSorted((a, b) => a.rank - b.rank).map(({ facts }) => facts);
  const usedBy = [...new Set(ranked.flatMap((facts) => facts.usedBy ?? []))];
  const bad = new Map(
    ranked.flatMap(({ badAnnotations = [] }) => badAnnotations.map((it) => [`${it.object}\n${it.annotation}`, it]))
  );
  const first: Facts = Object.assign({}, ...ranked.toReversed());
  return {
    ...first,
    ...(usedBy.length === 0 ? {} : { usedBy }),
    ...(bad.size === 0 ? {} : { badAnnotations: [...bad.values()] }),
  };
}
