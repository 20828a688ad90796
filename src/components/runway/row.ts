import type { State } from '@notafter/core';

/** How a certificate hangs together with others. What is unknown is empty. */
export interface ChainLink {
  readonly fingerprint: string;
  /** The certificate that issued it, where the agent knows it by key identifiers. */
  readonly issuerFingerprint: string;
  /** RFC 4514, or what the labels of a metric say of it. */
  readonly subject: string;
  readonly issuer: string;
  readonly issuerTitle: string;
  readonly isCa: boolean;
}

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
  readonly link: ChainLink;
  /** What to type first; empty when nobody knows. */
  readonly command: string;
}
