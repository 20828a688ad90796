import type { Rule } from './rule.ts';
import { badAnnotation } from './rules/bad-annotation.ts';
import { contested } from './rules/contested.ts';
import { crlStale } from './rules/crl-stale.ts';
import { disappeared } from './rules/disappeared.ts';
import { expired } from './rules/expired.ts';
import { expiringCritical } from './rules/expiring-critical.ts';
import { expiringWarning } from './rules/expiring-warning.ts';
import { issuanceFailing } from './rules/issuance-failing.ts';
import { issuerEndsFirst } from './rules/issuer-ends-first.ts';
import { lifetimeOverPolicy } from './rules/lifetime-over-policy.ts';
import { missing } from './rules/missing.ts';
import { notYetValid } from './rules/not-yet-valid.ts';
import { orphaned } from './rules/orphaned.ts';
import { renewalOverdue } from './rules/renewal-overdue.ts';
import { superseded } from './rules/superseded.ts';
import { unmanaged } from './rules/unmanaged.ts';
import { unreadable } from './rules/unreadable.ts';
import { unwatched } from './rules/unwatched.ts';
import { weakKey } from './rules/weak-key.ts';
import { weakSignature } from './rules/weak-signature.ts';

/** Every rule. Adding one: its file in `rules/`, a line here, one in core's catalogue, a section in `docs/findings.md`. */
export const RULES: readonly Rule[] = [
  missing,
  unreadable,
  disappeared,
  expired,
  expiringCritical,
  expiringWarning,
  notYetValid,
  superseded,
  weakKey,
  weakSignature,
  lifetimeOverPolicy,
  crlStale,
  renewalOverdue,
  issuanceFailing,
  contested,
  issuerEndsFirst,
  unmanaged,
  orphaned,
  badAnnotation,
  unwatched,
];
