import { editedParts, isOutdated } from './merge-rule';
import type { RuleDefinition, StoredRule } from './rule-definition';

/** How one of our rules stands in this Grafana. */
export interface RuleRow {
  readonly definition: RuleDefinition;
  readonly stored: StoredRule | null;
  /** `kept-elsewhere`: provisioned from a file or by an API client, and theirs to change. */
  readonly state: 'absent' | 'current' | 'outdated' | 'kept-elsewhere';
  /** What its user changed. */
  readonly edited: readonly string[];
}

export function ruleRows(definitions: readonly RuleDefinition[], stored: readonly StoredRule[]): readonly RuleRow[] {
  const byUid = new Map(stored.map((rule) => [rule.uid, rule]));
  return definitions.map((definition) => rowOf(definition, byUid.get(definition.uid) ?? null));
}

function rowOf(definition: RuleDefinition, stored: StoredRule | null): RuleRow {
  if (stored === null) {
    return { definition, stored, state: 'absent', edited: [] };
  }
  if ((stored.provenance ?? '') !== '') {
    return { definition, stored, state: 'kept-elsewhere', edited: [] };
  }
  const state = isOutdated(stored, definition) ? 'outdated' : 'current';
  return { definition, stored, state, edited: editedParts(stored) };
}
