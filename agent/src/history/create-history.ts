import type { Policy, SlotEvent } from '@notafter/core';
import type { Inventory, SlotChange } from '../inventory/inventory.ts';
import type { Slot } from '../inventory/slot.ts';
import { type FormerLeaf, eventsOf, formerLeafOf } from './slot-events.ts';
import { statusChanges } from './status-changes.ts';

const CAPACITY = 10_000;

/** What happened to slots, as long as it is remembered. */
export interface History {
  /** Events of a range, both ends included, in the order of time; changes of status among them. */
  events(range: { readonly fromMs: number; readonly toMs: number }): readonly SlotEvent[];
  /** What was recorded of one slot, in the order of time. */
  ofSlot(id: string): readonly SlotEvent[];
  /** The leaves that a slot held before its present one, oldest first. */
  previousLeaves(id: string): readonly FormerLeaf[];
}

export interface HistoryOptions {
  readonly inventory: Inventory;
  /** Its policies say when a status changes; without it no such events are derived. */
  readonly judge?: { readonly policyFor: (slot: Slot) => Policy };
  /** How many events are kept; the oldest go first. */
  readonly capacity?: number;
}

interface Entry {
  readonly event: SlotEvent;
  readonly formerLeaf: FormerLeaf | null;
}

/** Records changes of the inventory from now on, in memory. What the first pass of a source finds is no event. */
export function createHistory({ inventory, judge, capacity = CAPACITY }: HistoryOptions): History {
  /** Every entry, the oldest first: a Set forgets its first element at once. */
  const entries = new Set<Entry>();
  const bySlot = new Map<string, Entry[]>();
  const sourcesSeenWhole = new Set<string>();

  function isSeenWhole(source: string): boolean {
    if (sourcesSeenWhole.has(source)) {
      return true;
    }
    const isWhole = inventory.hasPassed(source);
    if (isWhole) {
      sourcesSeenWhole.add(source);
    }
    return isWhole;
  }

  function record(entry: Entry): void {
    const { slot } = entry.event;
    entries.add(entry);
    const ofSlot = bySlot.get(slot);
    if (ofSlot === undefined) {
      bySlot.set(slot, [entry]);
    } else {
      ofSlot.push(entry);
    }
    if (entries.size > capacity) {
      dropOldest();
    }
  }

  /** The oldest entry of all is the oldest of its slot. */
  function dropOldest(): void {
    const [oldest] = entries;
    if (oldest === undefined) {
      return;
    }
    entries.delete(oldest);
    const ofSlot = bySlot.get(oldest.event.slot);
    ofSlot?.shift();
    if (ofSlot?.length === 0) {
      bySlot.delete(oldest.event.slot);
    }
  }

  inventory.subscribe((change: SlotChange) => {
    const slot = change.after ?? change.before;
    if (slot === null || (change.before === null && !isSeenWhole(slot.location.source))) {
      return;
    }
    for (const event of eventsOf(change)) {
      record({ event, formerLeaf: event.event === 'renewed' ? formerLeafOf(change) : null });
    }
  });

  const previousLeaves = (id: string): FormerLeaf[] =>
    (bySlot.get(id) ?? []).flatMap(({ formerLeaf }) => (formerLeaf === null ? [] : [formerLeaf]));

  return {
    previousLeaves,
    ofSlot: (id) => (bySlot.get(id) ?? []).map(({ event }) => event),
    events(range) {
      const { fromMs, toMs } = range;
      const recorded = Array.from(entries, ({ event }) => event).filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
      const derived =
        judge === undefined ? [] : statusChanges(inventory.slots(), judge.policyFor, previousLeaves, range);
      return [...recorded, ...derived].sort((a, b) => a.atMs - b.atMs);
    },
  };
}
