import type { RemedyStep } from './reading.ts';

export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The catalogue of rules: the default severity, and one line for people. `docs/findings.md` is checked against it. */
export const FINDING_RULES = {
  expired: { severity: 'critical', title: 'Expired' },
  'expiring-critical': { severity: 'critical', title: 'Expires very soon' },
  'expiring-warning': { severity: 'warning', title: 'Expires soon' },
  'not-yet-valid': { severity: 'warning', title: 'Not valid yet' },
  unreadable: { severity: 'warning', title: 'Cannot be read' },
  missing: { severity: 'warning', title: 'Is missing' },
  disappeared: { severity: 'info', title: 'Disappeared' },
  superseded: { severity: 'info', title: 'Expired, but renewed beside it' },
  'weak-key': { severity: 'warning', title: 'Weak key' },
  'weak-signature': { severity: 'warning', title: 'Weak signature' },
  'lifetime-over-policy': { severity: 'info', title: 'Lives longer than the policy allows' },
  'crl-stale': { severity: 'warning', title: 'Revocation list is out of date' },
  'renewal-overdue': { severity: 'warning', title: 'Should have been renewed' },
  'issuance-failing': { severity: 'warning', title: 'Cannot be issued' },
  contested: { severity: 'warning', title: 'Several write it' },
  'issuer-ends-first': { severity: 'warning', title: 'Its issuer expires before it' },
  unmanaged: { severity: 'info', title: 'Nothing renews it' },
  orphaned: { severity: 'info', title: 'Nothing uses it' },
  'bad-annotation': { severity: 'info', title: 'An annotation cannot be taken' },
  unwatched: { severity: 'warning', title: 'Nobody watches it' },
} as const satisfies Record<string, { severity: Severity; title: string }>;
export type FindingRule = keyof typeof FINDING_RULES;

/** Something wrong with a sighting or a location, and the sequence that mends it, ending in a proof. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: readonly RemedyStep[];
  /** The certificate it speaks of, by its position; null when it speaks of the location. */
  readonly position: number | null;
  readonly sinceMs: number | null;
}
