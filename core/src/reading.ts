import type { Certificate } from './certificate.ts';
import type { Crl } from './crl.ts';
import type { Location } from './location.ts';
import type { Threshold } from './policy.ts';
import type { Reason } from './reason.ts';

/** One block or entry that could not be read while its neighbours could. `item` counts from 0 in the order found there. */
export interface Problem {
  readonly item: number;
  readonly reason: Reason;
  readonly message: string;
}

/** What one look at one location gave. An error keeps the last good certificates, unless its reason is `missing`. */
export type Reading =
  | {
      readonly ok: true;
      readonly certificates: readonly Certificate[];
      /** Certificate revocation lists found there; absent for none. */
      readonly crls?: readonly Crl[];
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly reason: Reason; readonly message: string };

/** One step of a remedy: what to do in words, and the command to copy where there is one. */
export interface RemedyStep {
  readonly text: string;
  readonly command?: string;
}

/** Why a certificate that should be issued is not. */
export interface IssuanceFailure {
  /** In the words of the object that fails: a CertificateRequest, an Order or a Challenge. */
  readonly message: string;
  readonly sinceMs: number | null;
  /** When it failed last; absent when it has not failed yet. */
  readonly lastFailureMs?: number | null;
  readonly nextRetryMs: number | null;
  readonly attempts: number | null;
  /** From when on it counts: before that, what is under way may still succeed. Absent: at once. */
  readonly fromMs?: number;
  /** How its cause is found and mended, and how it is issued then. */
  readonly remedy?: readonly RemedyStep[];
}

/** An annotation that says something we cannot take. */
export interface BadAnnotation {
  readonly annotation: string;
  readonly value: string;
  /** What would be right. */
  readonly message: string;
  /** Where it stands, as `Namespace shop`; absent when at the object itself. */
  readonly object?: string;
}

/** What is known about an object beside its certificates. */
export interface Facts {
  /** Objects that use it, as `Ingress shop/web`. */
  readonly usedBy?: readonly string[];
  /** Everything that could use it has been looked at, and nothing does. */
  readonly unused?: boolean;
  readonly owner?: string;
  /** Who renews it by itself; absent when nobody does. */
  readonly managedBy?: string;
  /** Whether somebody would know of an automation: false for what was never looked at. */
  readonly automationKnown?: boolean;
  readonly renewalDueMs?: number;
  /** How this object is renewed, in this order. */
  readonly renewal?: readonly RemedyStep[];
  readonly issuanceFailure?: IssuanceFailure;
  /** All that write it by themselves, each instead of what another has written; absent when it is one. */
  readonly writers?: readonly string[];
  /** Labels of the object that the configuration exposes: name to value. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Type of a Secret. */
  readonly type?: string;
  /** Thresholds of this object, by annotation of its own or of its namespace. */
  readonly warnBefore?: Threshold;
  readonly criticalBefore?: Threshold;
  readonly silencedUntilMs?: number;
  readonly ignored?: boolean;
  readonly badAnnotations?: readonly BadAnnotation[];
}

/** Something that exists and that nobody watches. */
export interface Gap {
  /** What it is, as `Node worker-2`, `Namespace shop`, `/etc/kubernetes/pki/sa.crt`. */
  readonly object: string;
  readonly message: string;
  readonly remedy: readonly RemedyStep[];
}

/** The end of one pass over everything that a source looks at, or a change in the health of its watch. */
export interface Pass {
  readonly ok: boolean;
  readonly durationMs: number;
  /** Why it is not ok. */
  readonly reason?: Reason;
  readonly message?: string;
}

export type RemovalCause = 'gone' | 'deleted' | 'unconfigured';

/** Where a source puts what it reads. */
export interface Sink {
  replace(location: Location, reading: Reading): void;
  /**
   * `gone`: a pattern had found it and it is there no longer; `deleted`: somebody deleted the object that held it;
   * `unconfigured`: nobody asks for it any longer.
   */
  remove(location: Location, because: RemovalCause): void;
  /**
   * Facts about an object (`objectOf(location)`) of the source's cluster; null forgets them. A source that learns of an
   * object in several ways tells each as an aspect of its own.
   */
  relate(object: string, facts: Facts | null, aspect?: string): void;
  /** All the gaps that the source knows of now, instead of those it told before. */
  gaps(gaps: readonly Gap[]): void;
  passed(pass: Pass): void;
}
