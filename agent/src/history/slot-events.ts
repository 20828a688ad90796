import { type Certificate, DAY_MS, type EventKind, type SlotEvent, printable, titleOf, placeOf } from '@notafter/core';
import type { SlotChange } from '../inventory/inventory.ts';
import type { Slot } from '../inventory/slot.ts';

/** A leaf that a slot held, and from when to when. */
export interface FormerLeaf {
  readonly fingerprint: string;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  readonly fromMs: number;
  readonly untilMs: number;
}

interface Happened {
  readonly event: EventKind;
  readonly text: string;
  readonly old?: Certificate | null;
  readonly fresh?: Certificate | null;
}

const nameOf = (certificate: Certificate): string => printable(titleOf(certificate) || certificate.serialNumber, 200);
const leafOf = (slot: Slot): Certificate | null => slot.certificates[0] ?? slot.formerLeaf;
const isGone = (slot: Slot): boolean => slot.disappearedAtMs !== null || slot.trouble?.reason === 'missing';
const isUnreadable = (slot: Slot): boolean => slot.trouble !== null && slot.trouble.reason !== 'missing';

/** What one change of a slot means to people; several things may happen at once, or none. */
export function eventsOf({ atMs, before, after }: SlotChange): readonly SlotEvent[] {
  if (after === null) {
    return [];
  }
  return happenedTo(before, after).map(({ event, text, old = null, fresh = null }) => ({
    atMs,
    event,
    slot: after.id,
    title: titleFor(after, old, fresh),
    oldFingerprint: old?.fingerprint ?? '',
    newFingerprint: fresh?.fingerprint ?? '',
    leadTimeDays: event === 'renewed' ? leadTimeDays(old, atMs) : null,
    text,
  }));
}

function titleFor(slot: Slot, old: Certificate | null, fresh: Certificate | null): string {
  const certificate = fresh ?? old ?? leafOf(slot);
  return certificate === null ? printable(placeOf(slot.location), 300) : nameOf(certificate);
}

function leadTimeDays(old: Certificate | null, atMs: number): number | null {
  return old === null || old.notAfterMs === null ? null : (old.notAfterMs - atMs) / DAY_MS;
}

function happenedTo(before: Slot | null, after: Slot): Happened[] {
  const changes = before === null ? [] : changesWithin(before, after);
  return [presence(before, after), readability(before, after), ...changes].filter((happened) => happened !== null);
}

function presence(before: Slot | null, after: Slot): Happened | null {
  const where = printable(placeOf(after.location), 300);
  const wasThere = before !== null && !isGone(before);
  if (isGone(after)) {
    return wasThere ? { event: 'disappeared', text: `${where} disappeared`, old: leafOf(after) } : null;
  }
  const appeared = !wasThere && after.certificates.length > 0;
  return appeared ? { event: 'appeared', text: `${where} appeared`, fresh: leafOf(after) } : null;
}

function readability(before: Slot | null, after: Slot): Happened | null {
  const where = printable(placeOf(after.location), 300);
  if (after.trouble !== null && isUnreadable(after)) {
    const isKnown = before?.trouble?.reason === after.trouble.reason;
    return isKnown
      ? null
      : { event: 'unreadable', text: `${where} cannot be read: ${printable(after.trouble.message, 300)}` };
  }
  const isBack = before !== null && isUnreadable(before) && !isGone(after);
  return isBack ? { event: 'readable', text: `${where} can be read again` } : null;
}

function changesWithin(before: Slot, after: Slot): Happened[] {
  const where = printable(placeOf(after.location), 300);
  if (after.renewedAtMs !== before.renewedAtMs) {
    const [old, fresh] = [leafOf(before), leafOf(after)];
    return [
      { event: 'renewed', text: `${fresh === null ? where : nameOf(fresh)} was renewed in ${where}`, old, fresh },
    ];
  }
  return isBundle(before) && isBundle(after) ? changesOfSet(before, after, where) : [];
}

const isBundle = ({ certificates }: Slot): boolean => certificates.length > 0 && certificates.every(({ isCa }) => isCa);

/** A place that holds authorities only is never renewed: each of them comes and goes. */
function changesOfSet(before: Slot, after: Slot, where: string): Happened[] {
  const [old, fresh] = [before, after].map(
    ({ certificates }) => new Map(certificates.map((certificate) => [certificate.fingerprint, certificate]))
  ) as [Map<string, Certificate>, Map<string, Certificate>];
  const came = [...fresh.values()].filter(({ fingerprint }) => !old.has(fingerprint));
  const went = [...old.values()].filter(({ fingerprint }) => !fresh.has(fingerprint));
  return [
    ...went.map((one): Happened => ({
      event: 'disappeared',
      text: `${nameOf(one)} was taken out of ${where}`,
      old: one,
    })),
    ...came.map((one): Happened => ({ event: 'appeared', text: `${nameOf(one)} was added to ${where}`, fresh: one })),
  ];
}

/** What the slot held until it was renewed. */
export function formerLeafOf({ atMs, before }: SlotChange): FormerLeaf | null {
  const leaf = before === null ? null : leafOf(before);
  if (before === null || leaf === null) {
    return null;
  }
  const { fingerprint, notBeforeMs, notAfterMs } = leaf;
  return { fingerprint, notBeforeMs, notAfterMs, fromMs: before.renewedAtMs ?? before.firstSeenMs, untilMs: atMs };
}
