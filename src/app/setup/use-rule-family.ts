import { DEFAULT_POLICY } from '@notafter/core';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { onDataSource, type RuleDefinition, type StoredRule } from './rule-definition';
import {
  DEFAULT_THRESHOLDS,
  familyRules,
  familyYaml,
  policyOf,
  RULE_FAMILIES,
  type RuleFamily,
  storedFamily,
  storedThresholds,
  type ThresholdTexts,
} from './rule-family';

interface ChosenFamily {
  readonly family: RuleFamily;
  readonly thresholds: ThresholdTexts;
  /** Whether rules can be made of the thresholds. */
  readonly isSound: boolean;
  /** The same for the same rules. */
  readonly key: string;
  readonly definitions: readonly RuleDefinition[];
  readonly yaml: string;
  readonly setFamily: (family: RuleFamily) => void;
  readonly setThresholds: (thresholds: ThresholdTexts) => void;
}

/**
 * The family of rules that the address names (`rules=`), else the one that this Grafana has, else `usual`; with its
 * thresholds.
 */
export function useRuleFamily(
  stored: readonly StoredRule[] | null,
  uid: string | null,
  usual: RuleFamily
): ChosenFamily {
  const [search, setSearch] = useSearchParams();
  const [typed, setThresholds] = useState<ThresholdTexts | null>(null);
  const named = RULE_FAMILIES.find((family) => family === search.get('rules'));
  const family = named ?? storedFamily(stored ?? []) ?? usual;
  const thresholds = typed ?? storedThresholds(stored ?? []) ?? DEFAULT_THRESHOLDS;
  const { warning, critical } = thresholds;
  const policy = useMemo(() => policyOf({ warning, critical }), [warning, critical]);
  const definitions = useMemo(
    () => onDataSource(familyRules(family, policy ?? DEFAULT_POLICY), uid ?? 'prometheus'),
    [family, policy, uid]
  );
  const setFamily = (next: RuleFamily) =>
    setSearch((before) => {
      const changed = new URLSearchParams(before);
      changed.set('rules', next);
      return changed;
    });
  return {
    family,
    thresholds,
    isSound: policy !== null,
    key: family === 'agent' ? family : `${family} ${warning} ${critical}`,
    definitions,
    yaml: familyYaml(family, policy ?? DEFAULT_POLICY),
    setFamily,
    setThresholds,
  };
}
