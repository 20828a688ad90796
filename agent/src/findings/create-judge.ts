import {
  type Certificate,
  FINDING_RULES,
  type Finding,
  type FindingRule,
  type Policy,
  type Severity,
  type State,
  type Status,
  statusOf,
  worstState,
  zonesOf,
} from '@notafter/core';
import type { Inventory } from '../inventory/inventory.ts';
import type { Sighting, Slot } from '../inventory/slot.ts';
import type { RuleContext, SightingContext, SightingRule, SlotRule, Told } from './rule.ts';
import { RULES } from './rules.ts';

export interface SightingVerdict {
  readonly status: Status;
  readonly state: State;
  readonly warningAtMs: number | null;
  readonly criticalAtMs: number | null;
}

export interface SlotVerdict {
  /** Of its leaf, or the worst of a place that holds authorities only; `unreadable` when it is in trouble. */
  readonly state: State;
  readonly findings: readonly Finding[];
}

/** A finding without its words. */
export interface ActiveRule {
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly position: number | null;
}

/** Status, state and findings as of any moment, under the policy of each slot. */
export interface Judge {
  sighting(sighting: Sighting, nowMs: number): SightingVerdict;
  slot(slot: Slot, nowMs: number): SlotVerdict;
  /** Which rules hold, at a fraction of the cost of `slot`: no message, no remedy. */
  activeRules(slot: Slot, nowMs: number): readonly ActiveRule[];
  policyFor(slot: Slot): Policy;
}

export interface JudgeOptions {
  readonly inventory: Pick<Inventory, 'successorOf'>;
  readonly policyFor: (slot: Slot) => Policy;
  /** The user that the agent runs as, for remedies. */
  readonly uid?: number | null;
}

const sightingRules = RULES.filter((rule): rule is SightingRule => rule.on === 'sighting');
const slotRules = RULES.filter((rule): rule is SlotRule => rule.on === 'slot');

export function createJudge(options: JudgeOptions): Judge {
  const { inventory, policyFor, uid = process.getuid?.() ?? null } = options;

  const contextOf = (slot: Slot): RuleContext => ({ inventory, policy: policyFor(slot), uid });

  function successorOf({ slot, certificate }: Sighting, status: Status, nowMs: number): Certificate | null {
    return status === 'expired' ? inventory.successorOf(slot.location, certificate, nowMs) : null;
  }

  function sightingContext(sighting: Sighting, context: RuleContext, nowMs: number): SightingContext {
    const status = statusOf(sighting.certificate, context.policy, nowMs);
    return { ...context, status, successor: successorOf(sighting, status, nowMs) };
  }

  function judgeSighting(sighting: Sighting, nowMs: number): SightingVerdict {
    const { slot, certificate } = sighting;
    const policy = policyFor(slot);
    const status = statusOf(certificate, policy, nowMs);
    const isSuperseded = successorOf(sighting, status, nowMs) !== null;
    const { warningAtMs, criticalAtMs } = zonesOf(certificate, policy);
    return { status, state: stateOf(slot, status, isSuperseded), warningAtMs, criticalAtMs };
  }

  /** Calls back for each rule that holds. */
  function eachHit(
    slot: Slot,
    nowMs: number,
    hit: (rule: FindingRule, position: number | null, tell: () => Told) => void
  ) {
    const context = contextOf(slot);
    for (const rule of slotRules) {
      for (const told of rule.find(slot, context, nowMs)) {
        hit(rule.id, null, () => told);
      }
    }
    for (const sighting of slot.sightings) {
      const judged = sightingContext(sighting, context, nowMs);
      for (const rule of sightingRules) {
        if (rule.holds(sighting, judged, nowMs)) {
          hit(rule.id, sighting.position, () => rule.tell(sighting, judged, nowMs));
        }
      }
    }
  }

  return {
    policyFor,
    sighting: judgeSighting,
    slot(slot, nowMs) {
      const findings: Finding[] = [];
      eachHit(slot, nowMs, (rule, position, tell) => {
        findings.push({ rule, severity: FINDING_RULES[rule].severity, position, ...tell() });
      });
      return { state: slotState(slot, (sighting) => judgeSighting(sighting, nowMs).state, findings), findings };
    },
    activeRules(slot, nowMs) {
      const active: ActiveRule[] = [];
      eachHit(slot, nowMs, (rule, position) => {
        active.push({ rule, severity: FINDING_RULES[rule].severity, position });
      });
      return active;
    },
  };
}

function stateOf(slot: Slot, status: Status, isSuperseded: boolean): State {
  if (isSuperseded) {
    return 'superseded';
  }
  return slot.trouble === null ? status : 'unreadable';
}

function slotState(slot: Slot, stateOfSighting: (sighting: Sighting) => State, findings: readonly Finding[]): State {
  if (slot.trouble !== null) {
    return 'unreadable';
  }
  if (slot.disappearedAtMs !== null) {
    return findings.some(({ rule }) => rule === 'disappeared') ? 'unreadable' : 'superseded';
  }
  const leaf = slot.sightings.find(({ role }) => role === 'leaf');
  const deciding = leaf === undefined ? slot.sightings : slot.sightings.slice(0, 1);
  return worstState(deciding.map(stateOfSighting)) ?? 'valid';
}
