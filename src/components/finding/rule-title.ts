import { t } from '@grafana/i18n';
import { FINDING_RULES, type FindingRule } from '@notafter/core';

/** The catalogue's title of a rule, in the reader's language. */
export function ruleTitle(rule: FindingRule): string {
  return t(`rule.${rule}`, FINDING_RULES[rule].title);
}

export function isFindingRule(text: string): text is FindingRule {
  return Object.hasOwn(FINDING_RULES, text);
}
