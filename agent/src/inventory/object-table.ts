import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '@notafter/core';
import { type Ids, eachOf, withId, withoutId } from './ids.ts';
import type { Slot } from './slot.ts';

/** Whose word counts where two contradict each other: the smaller number, and of equal ones that which spoke first. */
export type Rank = number;

/** Objects by their key: what each teller (a source, or one aspect of a source) tells of them, and the slots in them. */
export interface ObjectTable {
  /** Returns whether what is known of the object has changed. */
  relate(teller: string, object: string, facts: Facts | null, rank?: Rank): boolean;
  /** What all tellers together know. */
  factsOf(object: string): Facts;
  /** Forgets all that a teller told; returns the objects that it spoke of. */
  forget(isTeller: (teller: string) => boolean): readonly string[];
  addSlot(slot: Slot): void;
  removeSlot(slot: Slot): void;
  /** From the first time that it is asked for any, slots are indexed by their objects. */
  slotIds(object: string): Iterable<string>;
}

const NO_FACTS: Facts = {};

interface Told {
  readonly teller: string;
  readonly facts: Facts;
  readonly rank: Rank;
}

interface Entry {
  /** In the order in which they spoke: most objects have one teller, and a Map for each would take much more. */
  told: readonly Told[];
  slots: Ids | null;
}

const NOTHING_TOLD: readonly Told[] = [];

/**
 * @param slots all that there are
 * @param objectOf the key of the object that a slot is in
 */
export function createObjectTable(slots: ReadonlyMap<string, Slot>, objectOf: (slot: Slot) => string): ObjectTable {
  const entries = new Map<string, Entry>();
  let hasSlots = false;

  function entryOf(object: string): Entry {
    const known = entries.get(object);
    if (known !== undefined) {
      return known;
    }
    const entry: Entry = { told: NOTHING_TOLD, slots: null };
    entries.set(object, entry);
    return entry;
  }

  function forgetTeller(teller: string, object: string): boolean {
    const entry = entries.get(object);
    if (entry === undefined) {
      return false;
    }
    const left = entry.told.filter((it) => it.teller !== teller);
    const isChanged = left.length < entry.told.length;
    entry.told = left;
    dropIfEmpty(object, entry);
    return isChanged;
  }

  function dropIfEmpty(object: string, { told, slots }: Entry): void {
    if (told.length === 0 && slots === null) {
      entries.delete(object);
    }
  }

  function addSlot(slot: Slot): void {
    const entry = entryOf(objectOf(slot));
    entry.slots = withId(entry.slots, slot.id);
  }

  return {
    relate(teller, object, facts, rank = 0) {
      if (facts === null) {
        return forgetTeller(teller, object);
      }
      const entry = entryOf(object);
      const now = { teller, facts, rank };
      const at = entry.told.findIndex((it) => it.teller === teller);
      if (at === -1) {
        entry.told = [...entry.told, now];
        return true;
      }
      const before = entry.told[at]!;
      entry.told = entry.told.with(at, now);
      return !isDeepStrictEqual(before.facts, facts);
    },
    factsOf(object) {
      const told = entries.get(object)?.told ?? NOTHING_TOLD;
      return told.length < 2 ? (told[0]?.facts ?? NO_FACTS) : merge(told);
    },
    forget(isTeller) {
      return [...entries].flatMap(([object, { told }]) => {
        const tellers = told.map(({ teller }) => teller).filter(isTeller);
        tellers.forEach((teller) => forgetTeller(teller, object));
        return tellers.length === 0 ? [] : [object];
      });
    },
    addSlot(slot) {
      if (hasSlots) {
        addSlot(slot);
      }
    },
    removeSlot(slot) {
      if (!hasSlots) {
        return;
      }
      const object = objectOf(slot);
      const entry = entryOf(object);
      entry.slots = withoutId(entry.slots, slot.id);
      dropIfEmpty(object, entry);
    },
    slotIds(object) {
      if (!hasSlots) {
        hasSlots = true;
        slots.forEach(addSlot);
      }
      return eachOf(entries.get(object)?.slots ?? null);
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
