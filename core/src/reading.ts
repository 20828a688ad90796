import type { Certificate } from './certificate.ts';
import type { Location } from './location.ts';
import type { Reason } from './reason.ts';

/** One block or entry that could not be read while its neighbours could. `item` counts from 0 in the order found there. */
export interface Problem {
  readonly item: number;
  readonly reason: Reason;
  readonly message: string;
}

/** What one look at one location gave. An error keeps the last good certificates, unless its reason is `missing`. */
export type Reading =
  | { readonly ok: true; readonly certificates: readonly Certificate[]; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly reason: Reason; readonly message: string };

/** One step of a remedy: what to do in words, and the command to copy where there is one. */
export interface RemedyStep {
  readonly text: string;
  readonly command?: string;
}

/** What is known about an object beside its certificates. */
export interface Facts {
  readonly usedBy?: readonly string[];
  readonly owner?: string;
  /** Who renews it by itself; absent when nobody does. */
  readonly managedBy?: string;
  readonly renewalDueMs?: number;
  /** How this object is renewed, in this order. */
  readonly renewal?: readonly RemedyStep[];
}

/** The end of one pass over everything that a source looks at, or a change in the health of its watch. */
export interface Pass {
  readonly ok: boolean;
  readonly durationMs: number;
  /** Why it is not ok. */
  readonly reason?: Reason;
  readonly message?: string;
}

/** Where a source puts what it reads. */
export interface Sink {
  replace(location: Location, reading: Reading): void;
  /** `gone`: a pattern had found it and it is there no longer; `unconfigured`: nobody asks for it any longer. */
  remove(location: Location, because: 'gone' | 'unconfigured'): void;
  /** Facts about an object (`objectOf(location)`); null forgets them. */
  relate(object: string, facts: Facts | null): void;
  passed(pass: Pass): void;
}
