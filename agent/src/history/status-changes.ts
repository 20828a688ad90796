import {
  type Policy,
  type SlotEvent,
  type Status,
  type Validity,
  printable,
  statusOf,
  titleOf,
  zonesOf,
  placeOf,
} from '@notafter/core';
import type { Slot } from '../inventory/slot.ts';
import type { FormerLeaf } from './slot-events.ts';

interface Range {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Stay {
  readonly validity: Validity;
  readonly fingerprint: string;
  readonly title: () => string;
  /** From when to when the certificate stood in this place. */
  readonly range: Range;
}

const SENTENCE: Record<Status, string> = {
  valid: 'is valid',
  warning: 'entered its warning zone',
  critical: 'entered its critical zone',
  expired: 'expired',
  'not-yet-valid': 'is not yet valid',
};

/**
 * Changes of status within a range, coming ones too. They follow from each certificate and its policy, so nothing of
 * them is stored: of present sightings since the last renewal, of former leaves while they were in their place.
 */
export function statusChanges(
  slots: Iterable<Slot>,
  policyFor: (slot: Slot) => Policy,
  previousLeaves: (id: string) => readonly FormerLeaf[],
  range: Range
): SlotEvent[] {
  const events: SlotEvent[] = [];
  for (const slot of slots) {
    const policy = policyFor(slot);
    for (const stay of formerStays(slot, previousLeaves(slot.id))) {
      addChanges(events, slot, stay, policy, range);
    }
    for (const stay of presentStays(slot)) {
      addChanges(events, slot, stay, policy, range);
    }
  }
  return events;
}

function presentStays({ certificates, renewedAtMs }: Slot): Stay[] {
  return certificates.map((certificate) => ({
    validity: certificate,
    fingerprint: certificate.fingerprint,
    title: () => printable(titleOf(certificate) || certificate.serialNumber, 200),
    range: { fromMs: renewedAtMs ?? -Infinity, toMs: Infinity },
  }));
}

function formerStays({ location }: Slot, leaves: readonly FormerLeaf[]): Stay[] {
  return leaves.map((leaf, index) => ({
    validity: { ...leaf, isCa: false },
    fingerprint: leaf.fingerprint,
    title: () => printable(placeOf(location), 300),
    range: { fromMs: index === 0 ? -Infinity : leaf.fromMs, toMs: leaf.untilMs },
  }));
}

function addChanges(events: SlotEvent[], slot: Slot, stay: Stay, policy: Policy, range: Range): void {
  const { validity, fingerprint } = stay;
  const fromMs = Math.max(range.fromMs, stay.range.fromMs);
  const toMs = Math.min(range.toMs, stay.range.toMs);
  const { warningAtMs, criticalAtMs } = zonesOf(validity, policy);
  const end = validity.notAfterMs === null ? null : validity.notAfterMs + 1;
  const moments = [validity.notBeforeMs, warningAtMs, criticalAtMs, end];
  for (const [index, atMs] of moments.entries()) {
    if (atMs === null || atMs < fromMs || atMs > toMs || moments.indexOf(atMs) !== index) {
      continue;
    }
    const status = statusOf(validity, policy, atMs);
    if (status !== statusOf(validity, policy, atMs - 1)) {
      const title = stay.title();
      const text = `${title} ${SENTENCE[status]}`;
      const change = { oldFingerprint: fingerprint, newFingerprint: fingerprint, leadTimeDays: null, text };
      events.push({ atMs, event: 'status-changed', slot: slot.id, title, ...change });
    }
  }
}
