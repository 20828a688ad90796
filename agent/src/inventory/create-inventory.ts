import {
  DAY_MS,
  type Facts,
  type Location,
  type Reading,
  type RemovalCause,
  type Sink,
  objectOf,
} from '@notafter/core';
import { createCertificateStore } from './certificate-store.ts';
import { createIdIndex } from './id-index.ts';
import type { Inventory, SlotChange, SourceIdentity } from './inventory.ts';
import { createLineages } from './lineages.ts';
import { directoryOf } from './neighbourhood.ts';
import {
  emptySlot,
  isSameReading,
  slotAfterDisappearing,
  slotAfterReading,
  slotWithFacts,
  touch,
} from './next-slot.ts';
import { createObjectTable } from './object-table.ts';
import type { Slot } from './slot.ts';
import { slotIdOf } from './slot-id.ts';
import { type SourceRecord, countErrors, createSourceRecord, stateOf } from './source-table.ts';

/**
 * All current sightings, in memory. Every index is kept up to date by each change, at a cost that does not depend on
 * how much is held. Slots come in the order in which their locations were first seen.
 */
export function createInventory({ clock }: { readonly clock: () => number }): Inventory {
  const slots = new Map<string, Slot>();
  const sources = new Map<string, SourceRecord>();
  const certificates = createCertificateStore();
  const objects = createObjectTable(slots, ({ location }) => objectKeyOf(location));
  const slotsByDirectory = createIdIndex();
  const lineages = createLineages(slots, idsNear);
  /** In the order in which they will be forgotten. */
  const disappearedAt = new Map<string, number>();
  const listeners = new Set<(change: SlotChange) => void>();
  let revision = 0;

  function index(slot: Slot, action: 'add' | 'remove'): void {
    for (const certificate of slot.certificates) {
      certificates[action === 'add' ? 'hold' : 'release'](certificate, slot.id);
    }
    lineages[action](slot);
  }

  function indexLocation(slot: Slot, action: 'add' | 'remove'): void {
    const source = sources.get(slot.location.source);
    if (source !== undefined) {
      source.slots += action === 'add' ? 1 : -1;
    }
    objects[action === 'add' ? 'addSlot' : 'removeSlot'](slot);
    const directory = directoryOf(slot.location);
    if (directory !== null) {
      slotsByDirectory[action](directory, slot.id);
    }
  }

  const slotsOf = (ids: Iterable<string>): Slot[] => Array.from(ids, (id) => slots.get(id)!);

  function idsNear(location: Location): Iterable<string> {
    const directory = directoryOf(location);
    return directory === null ? objects.slotIds(objectKeyOf(location)) : slotsByDirectory.ids(directory);
  }

  function tell(before: Slot | null, after: Slot | null): void {
    revision++;
    const change = { atMs: clock(), before, after };
    for (const listener of listeners) {
      listener(change);
    }
  }

  function put(before: Slot | null, after: Slot): void {
    slots.set(after.id, after);
    if (before === null) {
      indexLocation(after, 'add');
    } else {
      index(before, 'remove');
    }
    index(after, 'add');
    if (after.disappearedAtMs === null) {
      disappearedAt.delete(after.id);
    } else {
      disappearedAt.set(after.id, after.disappearedAtMs);
    }
    tell(before, after);
  }

  function forget(slot: Slot): void {
    slots.delete(slot.id);
    disappearedAt.delete(slot.id);
    indexLocation(slot, 'remove');
    index(slot, 'remove');
    tell(slot, null);
  }

  function forgetLongGone(): void {
    if (disappearedAt.size === 0) {
      return;
    }
    for (const [id, atMs] of disappearedAt) {
      if (clock() - atMs < DAY_MS) {
        return;
      }
      forget(slots.get(id)!);
    }
  }

  function replace(source: SourceRecord, location: Location, reading: Reading): void {
    forgetLongGone();
    countErrors(source, reading);
    const id = slotIdOf(location);
    const before = slots.get(id) ?? null;
    const start = before ?? emptySlot(id, location, objects.factsOf(objectKeyOf(location)), clock());
    const shared = reading.ok ? { ...reading, certificates: certificates.share(reading.certificates) } : reading;
    const after = slotAfterReading(start, shared, clock());
    if (before !== null && isSameReading(before, after)) {
      touch(before, after.lastGoodMs);
    } else {
      put(before, after);
    }
  }

  function remove(location: Location, because: RemovalCause): void {
    forgetLongGone();
    const slot = slots.get(slotIdOf(location));
    if (slot === undefined || (because === 'gone' && slot.disappearedAtMs !== null)) {
      return;
    }
    const after = slotAfterDisappearing(slot, clock());
    if (because === 'unconfigured' || after.formerLeaf === null) {
      forget(slot);
      return;
    }
    put(slot, after);
    if (because === 'deleted') {
      forget(after);
    }
  }

  function joinFacts(object: string): void {
    for (const id of [...objects.slotIds(object)]) {
      const slot = slots.get(id)!;
      put(slot, slotWithFacts(slot, objects.factsOf(object)));
    }
  }

  function relate({ identity }: SourceRecord, object: string, told: Facts | null, aspect: string): void {
    forgetLongGone();
    const key = keyOf(identity.cluster, object);
    if (objects.relate({ source: identity.name, aspect }, key, told, rankOf(identity, aspect))) {
      joinFacts(key);
    }
  }

  function sinkOf(source: SourceRecord): Sink {
    return {
      replace: (location, reading) => replace(source, location, reading),
      remove: (location, because) => remove(location, because),
      relate: (object, told, aspect = '') => relate(source, object, told, aspect),
      gaps(gaps) {
        source.gaps = gaps;
        revision++;
      },
      passed(pass) {
        forgetLongGone();
        source.lastPass = { ...pass, atMs: clock() };
        source.lastSuccessMs = pass.ok ? clock() : source.lastSuccessMs;
        revision++;
      },
    };
  }

  function addSource(identity: SourceIdentity): Sink {
    const known = sources.get(identity.name);
    const source = known ?? createSourceRecord(identity);
    source.identity = identity;
    sources.set(identity.name, source);
    revision++;
    return sinkOf(source);
  }

  function removeSource(name: string): void {
    const source = sources.get(name);
    if (source === undefined) {
      return;
    }
    for (const slot of slots.values()) {
      if (slot.location.source === name) {
        forget(slot);
      }
    }
    sources.delete(name);
    objects.forget(name).forEach(joinFacts);
    revision++;
  }

  return {
    get revision() {
      return revision;
    },
    addSource,
    removeSource,
    sources: () => Array.from(sources.values(), stateOf),
    hasPassed: (source) => (sources.get(source)?.lastPass ?? null) !== null,
    slots() {
      forgetLongGone();
      return slots.values();
    },
    slot(id) {
      forgetLongGone();
      return slots.get(id);
    },
    slotAt(location) {
      forgetLongGone();
      return slots.get(slotIdOf(location));
    },
    certificate: certificates.get,
    slotsHolding: (fingerprint) => slotsOf(certificates.holders(fingerprint)),
    successorOf: lineages.successor,
    issuersOf: certificates.issuersOf,
    certificateCount: () => certificates.size,
    slotCount() {
      forgetLongGone();
      return slots.size;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Two clusters may have objects of the same name. */
const keyOf = (cluster: string, object: string): string => (cluster === '' ? object : `${cluster}\n${object}`);
const objectKeyOf = (location: Location): string => keyOf(location.cluster, objectOf(location));
/** What an object says of itself comes before what its Certificate says of it, and that before its namespace and its users. */
const rankOf = ({ kind }: SourceIdentity, aspect: string): number =>
  aspect !== '' ? 2 : kind === 'certmanager' ? 1 : 0;
