import {
  type Certificate,
  type Crl,
  type Facts,
  type Location,
  type Problem,
  type Reading,
  roleOf,
} from '@notafter/core';
import type { Sighting, Slot, Trouble } from './slot.ts';

const NO_SIGHTINGS: readonly Sighting[] = [];
const NO_CRLS: readonly Crl[] = [];
const NO_PROBLEMS: readonly Problem[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A slot that nothing has been read from yet. */
export function emptySlot(id: string, location: Location, facts: Facts, nowMs: number): Slot {
  return {
    id,
    location,
    sightings: NO_SIGHTINGS,
    crls: NO_CRLS,
    problems: NO_PROBLEMS,
    trouble: null,
    firstSeenMs: nowMs,
    lastGoodMs: null,
    renewedAtMs: null,
    disappearedAtMs: null,
    formerLeaf: null,
    facts,
  };
}

/** A copy with some parts replaced; its sightings point to it. */
function change(slot: Slot, parts: Partial<Slot>, certificates: readonly Certificate[]): Slot {
  const next: Mutable<Slot> = { ...slot, ...parts };
  next.sightings =
    certificates.length === 0
      ? NO_SIGHTINGS
      : certificates.map((certificate, position) => ({ slot: next, certificate, position, role: roleOf(certificate) }));
  return next;
}

export const certificatesOf = (slot: Slot): readonly Certificate[] =>
  slot.sightings.map(({ certificate }) => certificate);

/** What position 0 holds, or held before the place became empty. */
export const lastLeafOf = (slot: Slot): Certificate | null => slot.sightings[0]?.certificate ?? slot.formerLeaf;

/**
 * The slot after one more reading. A failure keeps the last good certificates, unless the place is `missing`; a reading
 * of nothing but unreadable blocks is a failure, too.
 */
export function slotAfterReading(slot: Slot, reading: Reading, nowMs: number): Slot {
  const failure = failureOf(reading);
  if (failure !== null) {
    return slotInTrouble(slot, failure, nowMs);
  }
  const { certificates, crls = NO_CRLS, problems } = reading as Reading & { ok: true };
  return change(
    slot,
    {
      crls,
      problems: problems.length === 0 ? NO_PROBLEMS : problems,
      trouble: null,
      lastGoodMs: nowMs,
      renewedAtMs: isRenewed(slot, certificates) ? nowMs : slot.renewedAtMs,
      disappearedAtMs: null,
      formerLeaf: certificates.length === 0 ? lastLeafOf(slot) : null,
    },
    certificates
  );
}

function failureOf(reading: Reading): Omit<Trouble, 'sinceMs'> | null {
  if (!reading.ok) {
    return { reason: reading.reason, message: reading.message };
  }
  const [first, ...more] = reading.problems;
  const found = reading.certificates.length + (reading.crls?.length ?? 0);
  if (found > 0 || first === undefined) {
    return null;
  }
  const message = more.length === 0 ? first.message : `${first.message} (and ${more.length} more blocks)`;
  return { reason: first.reason, message };
}

function slotInTrouble(slot: Slot, { reason, message }: Omit<Trouble, 'sinceMs'>, nowMs: number): Slot {
  const sinceMs = slot.trouble?.reason === reason ? slot.trouble.sinceMs : nowMs;
  const trouble = { reason, message, sinceMs };
  return reason === 'missing'
    ? change(
        slot,
        { crls: NO_CRLS, trouble, problems: NO_PROBLEMS, disappearedAtMs: null, formerLeaf: lastLeafOf(slot) },
        []
      )
    : change(slot, { trouble, problems: NO_PROBLEMS, disappearedAtMs: null }, certificatesOf(slot));
}

/** A place that holds only authorities is a bundle: it changes, but it is never renewed. */
function isRenewed(slot: Slot, certificates: readonly Certificate[]): boolean {
  const before = lastLeafOf(slot);
  const after = certificates[0];
  if (before === null || after === undefined || before.fingerprint === after.fingerprint) {
    return false;
  }
  const wasBundle = slot.sightings.length > 0 ? slot.sightings.every(({ role }) => role !== 'leaf') : before.isCa;
  return !wasBundle && certificates.some(({ isCa }) => !isCa);
}

/** The slot after a pattern has stopped finding it. */
export function slotAfterDisappearing(slot: Slot, nowMs: number): Slot {
  return change(
    slot,
    {
      crls: NO_CRLS,
      problems: NO_PROBLEMS,
      trouble: null,
      disappearedAtMs: slot.disappearedAtMs ?? nowMs,
      formerLeaf: lastLeafOf(slot),
    },
    []
  );
}

export function slotWithFacts(slot: Slot, facts: Facts): Slot {
  return change(slot, { facts }, certificatesOf(slot));
}

/** Whether two states of a slot say the same, but for when it was last read. */
export function isSameReading(a: Slot, b: Slot): boolean {
  return (
    a.disappearedAtMs === b.disappearedAtMs &&
    a.trouble?.reason === b.trouble?.reason &&
    a.trouble?.message === b.trouble?.message &&
    a.formerLeaf === b.formerLeaf &&
    isSameList(
      a.problems,
      b.problems,
      (x, y) => x.item === y.item && x.reason === y.reason && x.message === y.message
    ) &&
    isSameList(a.crls, b.crls, (x, y) => x.fingerprint === y.fingerprint) &&
    isSameList(a.sightings, b.sightings, (x, y) => x.certificate === y.certificate)
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index]!));
}

/** A good reading that changes nothing still says when the place was last good. */
export function touch(slot: Slot, lastGoodMs: number | null): void {
  (slot as Mutable<Slot>).lastGoodMs = lastGoodMs;
}
