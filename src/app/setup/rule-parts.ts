import type { RuleDefinition, RuleQuery } from './rule-definition';

/** What a rule consists of: each part is updated, or left as its user edited it, by itself. */
export type RuleParts = Readonly<Record<string, unknown>>;

interface Query {
  readonly condition: string;
  readonly data: readonly RuleQuery[];
}

/** Where a part keeps the hashes of what was written; Grafana sends no annotation of that form to anybody. */
export const WRITTEN = '__notafter__';

export function partsOf(rule: RuleDefinition): RuleParts {
  const { title, for: holdFor, noDataState, execErrState, condition, data, labels, annotations } = rule;
  return {
    title,
    for: holdFor,
    noDataState,
    execErrState,
    query: { condition, data } satisfies Query,
    ...prefixed('label ', labels),
    ...prefixed('annotation ', annotations),
  };
}

/** The parts as text that is the same whenever they mean the same: Grafana adds defaults to the models of queries. */
export function textsOf(rule: RuleDefinition): Readonly<Record<string, string>> {
  const { query, ...parts } = partsOf(rule);
  return { ...(parts as Record<string, string>), query: queryText(query as Query) };
}

/** A rule of these parts; what is no part comes from `base`. */
export function ruleOf<Rule extends RuleDefinition>(base: Rule, parts: RuleParts): Rule {
  const { title, for: holdFor, noDataState, execErrState } = parts as Record<string, string>;
  const labels = unprefixed('label ', parts);
  const annotations = unprefixed('annotation ', parts);
  return { ...base, title, for: holdFor, noDataState, execErrState, ...(parts.query as Query), labels, annotations };
}

function queryText({ condition, data }: Query): string {
  return JSON.stringify([
    condition,
    data.map(({ refId, datasourceUid, model }) => [refId, datasourceUid, gist(model)]),
  ]);
}

function gist({ expr, type, expression, conditions }: RuleQuery['model']): unknown {
  const [first] = Array.isArray(conditions) ? (conditions as Array<{ evaluator?: Record<string, unknown> }>) : [];
  return expr ?? [type, expression, first?.evaluator?.type, first?.evaluator?.params];
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(values).filter(([name]) => name !== WRITTEN);
  return Object.fromEntries(own.map(([name, value]) => [`${prefix}${name}`, value]));
}

function unprefixed(prefix: string, parts: RuleParts): Record<string, string> {
  const own = Object.entries(parts).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), String(value)]));
}
