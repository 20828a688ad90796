import {
  type Certificate,
  type Crl,
  type Facts,
  type Location,
  type Problem,
  type Reason,
  type Role,
  roleOf,
} from '@notafter/core';

/** One certificate at one location and position. */
export interface Sighting {
  readonly slot: Slot;
  readonly certificate: Certificate;
  /** Index in the chain found there, from 0. */
  readonly position: number;
  readonly role: Role;
}

export interface Trouble {
  readonly reason: Reason;
  readonly message: string;
  readonly sinceMs: number;
}

/** A location over time. The inventory replaces its parts, everybody else reads. */
export interface Slot {
  /** The first 32 hex digits of SHA-256 over `slotKeyOf(location)`. */
  readonly id: string;
  readonly location: Location;
  /** What is there now, or the last good reading when there is `trouble`. */
  readonly certificates: readonly Certificate[];
  /** Certificate revocation lists there, kept like the certificates. */
  readonly crls: readonly Crl[];
  /** Blocks of the last reading that could not be read. */
  readonly problems: readonly Problem[];
  readonly trouble: Trouble | null;
  readonly firstSeenMs: number;
  readonly lastGoodMs: number | null;
  readonly renewedAtMs: number | null;
  /** When a location that a pattern had found went away; it is forgotten a day later. */
  readonly disappearedAtMs: number | null;
  /** What position 0 held before the place became empty; null while it holds something. */
  readonly formerLeaf: Certificate | null;
  readonly facts: Facts;
}

/** What a place holds at a position from 0; undefined beyond its end. */
export function sightingAt(slot: Slot, position: number): Sighting | undefined {
  const certificate = slot.certificates[position];
  return certificate === undefined ? undefined : { slot, certificate, position, role: roleOf(certificate) };
}

/** All that a place holds, made anew each time: kept, they would take as much memory as the slot. */
export function sightingsOf(slot: Slot): readonly Sighting[] {
  return slot.certificates.map((certificate, position) => ({ slot, certificate, position, role: roleOf(certificate) }));
}
