import { type Certificate, type Crl, type Facts, type Location, type Problem, type Reading } from '@notafter/core';
import type { Slot, Trouble } from './slot.ts';

const NO_CERTIFICATES: readonly Certificate[] = [];
const NO_CRLS: readonly Crl[] = [];
const NO_PROBLEMS: readonly Problem[] = [];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A slot that nothing has been read from yet. */
export function emptySlot(id: string, location: Location, facts: Facts, nowMs: number): Slot {
  return {
    id,
    location,
    certificates: NO_CERTIFICATES,
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

/** What position 0 holds, or held before the place became empty. */
export const lastLeafOf = (slot: Slot): Certificate | null => slot.certificates[0] ?? slot.formerLeaf;

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
  return {
    ...slot,
    certificates: certificates.length === 0 ? NO_CERTIFICATES : certificates,
    crls,
    problems: problems.length === 0 ? NO_PROBLEMS : problems,
    trouble: null,
    lastGoodMs: nowMs,
    renewedAtMs: isRenewed(slot, certificates) ? nowMs : slot.renewedAtMs,
    disappearedAtMs: null,
    formerLeaf: certificates.length === 0 ? lastLeafOf(slot) : null,
  };
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
  const inTrouble = { ...slot, trouble, problems: NO_PROBLEMS, disappearedAtMs: null };
  return reason === 'missing' ? { ...inTrouble, ...emptied(slot) } : inTrouble;
}

/** What a place that holds nothing any longer says of what it held. */
const emptied = (slot: Slot) => ({ certificates: NO_CERTIFICATES, crls: NO_CRLS, formerLeaf: lastLeafOf(slot) });

/** A place that holds only authorities is a bundle: it changes, but it is never renewed. */
function isRenewed(slot: Slot, certificates: readonly Certificate[]): boolean {
  const before = lastLeafOf(slot);
  const after = certificates[0];
  if (before === null || after === undefined || before.fingerprint === after.fingerprint) {
    return false;
  }
  const wasBundle = slot.certificates.length > 0 ? slot.certificates.every(({ isCa }) => isCa) : before.isCa;
  return !wasBundle && certificates.some(({ isCa }) => !isCa);
}

/** The slot after a pattern has stopped finding it. */
export function slotAfterDisappearing(slot: Slot, nowMs: number): Slot {
  const disappearedAtMs = slot.disappearedAtMs ?? nowMs;
  return { ...slot, ...emptied(slot), problems: NO_PROBLEMS, trouble: null, disappearedAtMs };
}

export function slotWithFacts(slot: Slot, facts: Facts): Slot {
  return { ...slot, facts };
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
    isSameList(a.certificates, b.certificates, (x, y) => x === y)
  );
}

function isSameList<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((item, index) => isSame(item, b[index]!));
}

/** A good reading that changes nothing still says when the place was last good. */
export function touch(slot: Slot, lastGoodMs: number | null): void {
  (slot as Mutable<Slot>).lastGoodMs = lastGoodMs;
}
