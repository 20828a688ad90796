import type { Certificate, Finding, FindingRule, Policy, Status } from '@notafter/core';
import type { Inventory } from '../inventory/inventory.ts';
import type { Sighting, Slot } from '../inventory/slot.ts';

/** What rules may know beside the sighting or slot itself and the moment. */
export interface RuleContext {
  readonly inventory: Pick<Inventory, 'successorOf'>;
  readonly policy: Policy;
  /** The user that the agent runs as, for remedies. */
  readonly uid: number | null;
}

export interface SightingContext extends RuleContext {
  readonly status: Status;
  /** The certificate that took the place of an expired one. */
  readonly successor: Certificate | null;
}

/** What a rule says to people. */
export type Told = Pick<Finding, 'message' | 'remedy' | 'sinceMs'>;

/** A rule about one certificate at one place. `holds` is asked of every sighting, `tell` only of those that it holds for. */
export interface SightingRule {
  readonly on: 'sighting';
  readonly id: FindingRule;
  holds(sighting: Sighting, context: SightingContext, nowMs: number): boolean;
  tell(sighting: Sighting, context: SightingContext, nowMs: number): Told;
}

/** A rule about a place. */
export interface SlotRule {
  readonly on: 'slot';
  readonly id: FindingRule;
  find(slot: Slot, context: RuleContext, nowMs: number): readonly Told[];
}

export type Rule = SightingRule | SlotRule;
