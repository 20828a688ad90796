import type { Certificate, Finding, FindingRule, Gap, Policy, Severity, Status } from '@notafter/core';
import type { Inventory } from '../inventory/inventory.ts';
import type { Sighting, Slot } from '../inventory/slot.ts';

/** What rules may know beside the sighting or slot itself and the moment. */
export interface RuleContext {
  readonly inventory: Pick<Inventory, 'successorOf' | 'issuersOf' | 'slotsHolding'>;
  readonly policy: Policy;
  /** The user that the agent runs as, for remedies. */
  readonly uid: number | null;
}

export interface SightingContext extends RuleContext {
  readonly status: Status;
  /** The certificate that took the place of an expired one. */
  readonly successor: Certificate | null;
}

/** What a rule says to people; a rule about a place or source gives the severity where it is not that of the catalogue. */
export type Told = Pick<Finding, 'message' | 'remedy' | 'sinceMs'> & { readonly severity?: Severity };

/** A rule about one certificate at one place. `holds` is asked of every sighting, `tell` only of those that it holds for. */
export interface SightingRule {
  readonly on: 'sighting';
  readonly id: FindingRule;
  holds(sighting: Sighting, context: SightingContext, nowMs: number): boolean;
  /** Where it is not always that of the catalogue. */
  severity?(sighting: Sighting, context: SightingContext, nowMs: number): Severity;
  tell(sighting: Sighting, context: SightingContext, nowMs: number): Told;
}

/** A rule about a place. */
export interface SlotRule {
  readonly on: 'slot';
  readonly id: FindingRule;
  find(slot: Slot, context: RuleContext, nowMs: number): readonly Told[];
}

/** A rule about what a source knows to exist and nobody watches. */
export interface GapRule {
  readonly on: 'gap';
  readonly id: FindingRule;
  tell(gap: Gap): Told;
  /** The certificates that show that something is not watched. */
  readonly sightings?: Pick<SightingRule, 'holds' | 'tell'>;
}

export type Rule = SightingRule | SlotRule | GapRule;
