import type { State } from '@notafter/core';

/** One row of the runway: one certificate at one place, or a certificate's places together. Absent times are null. */
export interface RunwayRow {
  readonly id: string;
  readonly title: string;
  /** The place in one string; a path is cut in its middle when it does not fit. */
  readonly place: string;
  readonly group: string;
  readonly state: State;
  readonly notBeforeMs: number | null;
  readonly notAfterMs: number | null;
  readonly warningAtMs: number | null;
  readonly criticalAtMs: number | null;
  readonly renewalDueMs: number | null;
  readonly renewedAtMs: number | null;
  /** What a person should know, drawn beside the bar: `unreadable since 02:14 · permission denied`. */
  readonly note: string;
  /** The page of its slot; empty when there is none (Prometheus frames). */
  readonly href: string;
  /** Facts for the card: label and text, in this order. */
  readonly facts: ReadonlyArray<readonly [label: string, text: string]>;
  /** What to type first; empty when nobody knows. */
  readonly command: string;
}
