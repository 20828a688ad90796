import type { Certificate, Gap, Location, Pass, Reason, Sink } from '@notafter/core';
import type { Slot } from './slot.ts';

export interface SourceIdentity {
  readonly kind: string;
  readonly name: string;
  readonly looksAt: readonly string[];
  /** The cluster that it speaks of; empty when not configured. */
  readonly cluster: string;
}

/** What is known of a source beside its slots. */
export interface SourceState extends SourceIdentity {
  readonly lastPass: (Pass & { readonly atMs: number }) | null;
  readonly lastSuccessMs: number | null;
  /** Readings that failed and blocks that could not be read, by reason, since the start. */
  readonly errors: ReadonlyMap<Reason, number>;
  readonly slots: number;
  /** What exists and nobody watches, as the source told last. */
  readonly gaps: readonly Gap[];
}

/** A change of one slot: what it was (null: it is new) and what it is (null: it is gone). */
export interface SlotChange {
  readonly atMs: number;
  readonly before: Slot | null;
  readonly after: Slot | null;
}

/** All current sightings. */
export interface Inventory {
  /** Grows with every change. */
  readonly revision: number;
  /** Registers a source and gives the sink that it feeds. */
  addSource(source: SourceIdentity): Sink;
  /** Forgets a source and all it found. */
  removeSource(name: string): void;
  sources(): readonly SourceState[];
  /** Whether a source of this name has been through everything once. */
  hasPassed(source: string): boolean;
  slots(): Iterable<Slot>;
  slot(id: string): Slot | undefined;
  slotAt(location: Location): Slot | undefined;
  certificate(fingerprint: string): Certificate | undefined;
  /** The slots that hold a certificate, at any position. */
  slotsHolding(fingerprint: string): readonly Slot[];
  /**
   * The certificate that took this one's place: of the same subject, names and role, at the same location or at a
   * neighbour whose name differs only by numbers and words such as `old` or `current`; it ends later and has begun.
   */
  successorOf(location: Location, certificate: Certificate, nowMs: number): Certificate | null;
  /** Certificates that can have issued this one: by key identifiers, without them by names. */
  issuersOf(certificate: Certificate): readonly Certificate[];
  certificateCount(): number;
  slotCount(): number;
  subscribe(listener: (change: SlotChange) => void): () => void;
}
