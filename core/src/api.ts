import type { Certificate, Role } from './certificate.ts';
import type { FieldDefinition } from './field.ts';
import type { Finding } from './finding.ts';
import type { Location, LocationKind } from './location.ts';
import type { Gap, IssuanceFailure, Problem } from './reading.ts';
import type { Reason } from './reason.ts';
import type { State, Status } from './status.ts';

/** Answers of the agent's HTTP API beside queries. Times are epoch milliseconds. */

export interface ApiError {
  readonly error: { readonly code: string; readonly message: string; readonly field?: string };
}

/** `GET /api/v1/health`: what Save & test and the head of every page say. */
export interface Health {
  readonly product: 'notafter';
  readonly version: string;
  readonly cluster: string;
  readonly nowMs: number;
  readonly certificates: number;
  readonly locations: number;
  readonly sources: number;
  readonly sourcesInTrouble: readonly string[];
  /** End of the latest pass of any source. */
  readonly readAtMs: number | null;
}

/** A certificate at a place with everything that depends on now and on the policy. */
export interface SightingDetails {
  /** Without its DER: `/api/v1/certificates/{fingerprint}.pem` has it. */
  readonly certificate: Omit<Certificate, 'der'>;
  readonly title: string;
  readonly position: number;
  readonly role: Role;
  readonly status: Status;
  readonly state: State;
  readonly warningAtMs: number | null;
  readonly criticalAtMs: number | null;
}

export interface PlaceSummary {
  readonly slot: string;
  readonly place: string;
  readonly node: string;
  readonly cluster: string;
  readonly source: string;
  readonly kind: LocationKind;
  readonly title: string;
  readonly state: State;
  readonly notAfterMs: number | null;
}

export const EVENT_KINDS = ['appeared', 'renewed', 'disappeared', 'status-changed', 'unreadable', 'readable'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface SlotEvent {
  readonly atMs: number;
  readonly event: EventKind;
  readonly slot: string;
  readonly title: string;
  readonly oldFingerprint: string;
  readonly newFingerprint: string;
  /** Days that the old certificate had left when it was renewed. */
  readonly leadTimeDays: number | null;
  readonly text: string;
}

/** `GET /api/v1/slots/{id}`. */
export interface SlotDetails extends PlaceSummary {
  readonly location: Location;
  readonly owner: string;
  readonly managedBy: string;
  readonly usedBy: readonly string[];
  readonly renewalDueMs: number | null;
  /** Why its manager cannot issue the certificate of this place; absent when it can, and when nobody tries. */
  readonly issuanceFailure?: IssuanceFailure;
  readonly stored: readonly SightingDetails[];
  readonly problems: readonly Problem[];
  /** Why the place cannot be read now; what is `stored` is then the last good reading. */
  readonly trouble: { readonly reason: Reason; readonly message: string; readonly sinceMs: number } | null;
  readonly firstSeenMs: number;
  readonly lastGoodMs: number | null;
  readonly renewedAtMs: number | null;
  readonly findings: readonly Finding[];
  readonly history: readonly SlotEvent[];
  /** The other places of its leaf. */
  readonly otherPlaces: readonly PlaceSummary[];
  /** How many there are, when not all are listed. */
  readonly otherPlacesTotal?: number;
  /** Issuers found in the inventory, nearest first. */
  readonly issuers: readonly CertificateSummary[];
  readonly checkableFromMs: number;
}

export interface CertificateSummary {
  readonly fingerprint: string;
  readonly title: string;
  readonly role: Role;
  readonly notAfterMs: number | null;
}

/** `GET /api/v1/certificates/{fingerprint}`. */
export interface CertificateDetails {
  readonly certificate: Omit<Certificate, 'der'>;
  readonly title: string;
  readonly role: Role;
  readonly status: Status;
  readonly places: readonly PlaceSummary[];
  /** How many there are, when not all are listed. */
  readonly placesTotal?: number;
  readonly issuers: readonly CertificateSummary[];
  /** Those that end first at the head. */
  readonly issued: readonly CertificateSummary[];
  readonly issuedTotal?: number;
}

/** `POST /api/v1/slots/{id}/check`: what the place holds now. */
export interface CheckResult {
  readonly checkedAtMs: number;
  /** Whether the leaf is another one than before the check. */
  readonly changed: boolean;
  readonly slot: SlotDetails;
}

export interface LocationInTrouble {
  readonly slot: string;
  readonly place: string;
  readonly node: string;
  readonly reason: Reason;
  readonly message: string;
  readonly sinceMs: number;
  readonly lastGoodMs: number | null;
  /** Certificates of the last good reading that stay visible. */
  readonly certificates: number;
}

export interface SourceDetails {
  readonly kind: string;
  readonly name: string;
  readonly up: boolean;
  /** Why it is not up. */
  readonly reason: Reason | null;
  readonly message: string;
  readonly lastPassMs: number | null;
  readonly lastSuccessMs: number | null;
  readonly durationMs: number | null;
  readonly locations: number;
  readonly certificates: number;
  readonly errors: Readonly<Partial<Record<Reason, number>>>;
  readonly inTrouble: readonly LocationInTrouble[];
  /** What it looks at, for people: paths, globs, presets. */
  readonly looksAt: readonly string[];
  /** What exists and nobody watches, as far as this source knows; absent when it knows of nothing. */
  readonly gaps?: readonly Gap[];
}

/** `GET /api/v1/sources`. */
export interface SourcesAnswer {
  readonly sources: readonly SourceDetails[];
}

/** `GET /api/v1/fields`. */
export interface FieldsAnswer {
  readonly fields: readonly FieldDefinition[];
}

/** `GET /api/v1/fields/{field}/values`: distinct values, with how many sightings have each, the most frequent first. */
export interface FieldValuesAnswer {
  readonly values: ReadonlyArray<{ readonly value: string; readonly count: number }>;
  readonly total: number;
}
