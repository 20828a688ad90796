import {
  type Certificate,
  FINDING_RULES,
  type Finding,
  type FindingRule,
  type Gap,
  type Policy,
  type Severity,
  type State,
  type Status,
  statusOf,
  zonesOf,
} from '@notafter/core';
import type { Inventory } from '../inventory/inventory.ts';
import { type Sighting, type Slot, sightingsOf } from '../inventory/slot.ts';
import type { GapRule, RuleContext, SightingContext, SightingRule, SlotRule, Told } from './rule.ts';
import { RULES } from './rules.ts';
import { isSilenced, sightingState, slotState } from './slot-state.ts';

export interface SightingVerdict {
  readonly status: Status;
  readonly state: State;
  readonly warningAtMs: number | null;
  readonly criticalAtMs: number | null;
}

export interface SlotVerdict {
  /** Of its leaf, or the worst of a place that holds authorities only; `unreadable` when it is in trouble. */
  readonly state: State;
  /** What is silenced keeps them, what is ignored has none. */
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
  /** Which rules hold, at a fraction of the cost of `slot`: no message, no remedy. None while the place is silenced. */
  activeRules(slot: Slot, nowMs: number): readonly ActiveRule[];
  /** What is to be said of something that exists and nobody watches. */
  gap(gap: Gap): readonly Finding[];
  policyFor(slot: Slot): Policy;
}

export interface JudgeOptions {
  readonly inventory: Pick<Inventory, 'successorOf' | 'issuersOf' | 'slotsHolding'>;
  readonly policyFor: (slot: Slot) => Policy;
  /** The user that the agent runs as, for remedies. */
  readonly uid?: number | null;
}

type Hit = (active: ActiveRule, tell: () => Told) => void;

const slotRules = RULES.filter((rule): rule is SlotRule => rule.on === 'slot');
const gapRules = RULES.filter((rule): rule is GapRule => rule.on === 'gap');
const sightingRules = [
  ...RULES.filter((rule): rule is SightingRule => rule.on === 'sighting'),
  ...gapRules.flatMap(({ id, sightings }): SightingRule[] =>
    sightings === undefined ? [] : [{ on: 'sighting', id, ...sightings }]
  ),
];

const usualSeverity = (rule: FindingRule): Severity => FINDING_RULES[rule].severity;

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
    return { status, state: sightingState(slot, status, isSuperseded, nowMs), warningAtMs, criticalAtMs };
  }

  /** Calls back for each rule that holds. */
  function eachHit(slot: Slot, nowMs: number, hit: Hit): void {
    if (slot.facts.ignored === true) {
      return;
    }
    const context = contextOf(slot);
    for (const { id, find } of slotRules) {
      for (const told of find(slot, context, nowMs)) {
        hit({ rule: id, severity: told.severity ?? usualSeverity(id), position: null }, () => told);
      }
    }
    for (const sighting of sightingsOf(slot)) {
      const judged = sightingContext(sighting, context, nowMs);
      for (const rule of sightingRules) {
        if (rule.holds(sighting, judged, nowMs)) {
          const severity = rule.severity?.(sighting, judged, nowMs) ?? usualSeverity(rule.id);
          hit({ rule: rule.id, severity, position: sighting.position }, () => rule.tell(sighting, judged, nowMs));
        }
      }
    }
  }

  return {
    policyFor,
    sighting: judgeSighting,
    slot(slot, nowMs) {
      const findings: Finding[] = [];
      eachHit(slot, nowMs, (active, tell) => {
        findings.push({ ...tell(), ...active });
      });
      return { state: slotState(slot, nowMs, (sighting) => judgeSighting(sighting, nowMs).state, findings), findings };
    },
    activeRules(slot, nowMs) {
      const active: ActiveRule[] = [];
      if (!isSilenced(slot.facts, nowMs)) {
        eachHit(slot, nowMs, (rule) => active.push(rule));
      }
      return active;
    },
    gap: (gap) =>
      gapRules.map(({ id, tell }) => ({ rule: id, severity: usualSeverity(id), position: null, ...tell(gap) })),
  };
}
