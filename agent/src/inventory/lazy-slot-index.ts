import { type IdIndex, createIdIndex } from './id-index.ts';
import type { Slot } from './slot.ts';

/** Ids of slots by a key of theirs: made when first asked for, and kept up to date from then on. */
export interface LazySlotIndex {
  add(slot: Slot): void;
  remove(slot: Slot): void;
  ids(key: string): Iterable<string>;
}

/** @param slots all that there are when it is first asked */
export function createLazySlotIndex(slots: ReadonlyMap<string, Slot>, keyOf: (slot: Slot) => string): LazySlotIndex {
  let index: IdIndex | null = null;

  function built(): IdIndex {
    if (index === null) {
      index = createIdIndex();
      for (const slot of slots.values()) {
        index.add(keyOf(slot), slot.id);
      }
    }
    return index;
  }

  return {
    add: (slot) => index?.add(keyOf(slot), slot.id),
    remove: (slot) => index?.remove(keyOf(slot), slot.id),
    ids: (key) => built().ids(key),
  };
}
