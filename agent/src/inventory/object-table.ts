import { isDeepStrictEqual } from 'node:util';
import type { Facts } from '@notafter/core';
import { type Ids, eachOf, withId, withoutId } from './ids.ts';
import type { Slot } from './slot.ts';

/** Whose word counts where two contradict each other: the smaller number, and of equal ones that which spoke first. */
export type Rank = number;

/** Who tells facts: a source, or one aspect of what it sees. */
export interface Teller {
  readonly source: string;
  /** Empty for what the source tells of the object itself. */
  readonly aspect: string;
}

/** Objects by their key: what each teller tells of them, and the slots in them. */
export interface ObjectTable {
  /** Returns whether what is known of the object has changed. */
  relate(teller: Teller, object: string, facts: Facts | null, rank?: Rank): boolean;
  /** What all tellers together know. */
  factsOf(object: string): Facts;
  /** Forgets all that a source told; returns the objects that it spoke of. */
  forget(source: string): readonly string[];
  addSlot(slot: Slot): void;
  removeSlot(slot: Slot): void;
  /** From the first time that it is asked for any, slots are indexed by their objects. */
  slotIds(object: string): Iterable<string>;
}

const NO_FACTS: Facts = {};

interface Told extends Teller {
  readonly facts: Facts;
  readonly rank: Rank;
}

interface Entry {
  /** In the order in which they spoke. Most objects have one teller, who costs no array. */
  told: Told | readonly Told[];
  slots: Ids | null;
}

const NOTHING_TOLD: readonly Told[] = [];

const listOf = (told: Entry['told']): readonly Told[] => ('facts' in told ? [told] : told);
const packed = (told: readonly Told[]): Entry['told'] => (told.length === 1 ? told[0]! : told);

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

  function forget(object: string, isForgotten: (teller: Teller) => boolean): boolean {
    const entry = entries.get(object);
    if (entry === undefined) {
      return false;
    }
    const before = listOf(entry.told);
    const left = before.filter((it) => !isForgotten(it));
    entry.told = packed(left);
    dropIfEmpty(object, entry);
    return left.length < before.length;
  }

  function dropIfEmpty(object: string, { told, slots }: Entry): void {
    if (slots === null && listOf(told).length === 0) {
      entries.delete(object);
    }
  }

  function addSlot(slot: Slot): void {
    const entry = entryOf(objectOf(slot));
    entry.slots = withId(entry.slots, slot.id);
  }

  return {
    relate({ source, aspect }, object, facts, rank = 0) {
      const isSame = (it: Teller) => it.source === source && it.aspect === aspect;
      if (facts === null) {
        return forget(object, isSame);
      }
      const entry = entryOf(object);
      const now = { source, aspect, facts, rank };
      const told = listOf(entry.told);
      const at = told.findIndex(isSame);
      entry.told = packed(at === -1 ? told.concat(now) : told.with(at, now));
      return at === -1 || !isDeepStrictEqual(told[at]!.facts, facts);
    },
    factsOf(object) {
      const told = listOf(entries.get(object)?.told ?? NOTHING_TOLD);
      return told.length < 2 ? (told[0]?.facts ?? NO_FACTS) : merge(told);
    },
    forget: (source) => [...entries.keys()].filter((object) => forget(object, (teller) => teller.source === source)),
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
