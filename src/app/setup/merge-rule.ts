import type { RuleDefinition, StoredRule } from './rule-definition';
import { partsOf, ruleOf, textsOf, WRITTEN } from './rule-parts';

/** Short hashes of the parts that this app wrote, by part. */
type Written = Readonly<Record<string, string>>;

/** A rule of ours that remembers what was written, so that a later version can tell a user's edits from it. */
export function marked(rule: RuleDefinition): RuleDefinition {
  return withMark(rule, hashesOf(rule));
}

/** The parts that a user changed, added back or took away since this app wrote them; all of them where nothing says what it wrote. */
export function editedParts(stored: RuleDefinition): readonly string[] {
  const written = writtenIn(stored);
  const now = hashesOf(stored);
  if (written === null) {
    return Object.keys(now);
  }
  return Object.keys(written).filter((part) => now[part] !== written[part]);
}

/**
 * The stored rule in our newest version: parts that are still as this app wrote them are renewed, added or removed;
 * what a user edited or added stays.
 */
export function mergeRule(stored: StoredRule, ours: RuleDefinition): StoredRule {
  const written = writtenIn(stored);
  if (written === null) {
    return stored;
  }
  const edited = new Set(editedParts(stored));
  const [current, newest, hashes] = [partsOf(stored), partsOf(ours), hashesOf(ours)];
  const isOurs = (part: string) => !edited.has(part) && (part in written || !(part in current));
  const parts = {
    ...Object.fromEntries(Object.entries(current).filter(([part]) => !isOurs(part))),
    ...Object.fromEntries(Object.entries(newest).filter(([part]) => isOurs(part))),
  };
  const mark = {
    ...Object.fromEntries(Object.entries(written).filter(([part]) => edited.has(part))),
    ...Object.fromEntries(Object.entries(hashes).filter(([part]) => isOurs(part))),
  };
  return withMark(ruleOf(stored, parts), mark);
}

/** Whether an update would change anything of the stored rule. */
export function isOutdated(stored: StoredRule, ours: RuleDefinition): boolean {
  const [before, after] = [hashesOf(stored), hashesOf(mergeRule(stored, ours))];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].some((part) => before[part] !== after[part]);
}

function withMark<Rule extends RuleDefinition>(rule: Rule, written: Written): Rule {
  return { ...rule, annotations: { ...rule.annotations, [WRITTEN]: JSON.stringify(written) } };
}

function writtenIn({ annotations }: RuleDefinition): Written | null {
  try {
    const written: unknown = JSON.parse(annotations[WRITTEN] ?? 'null');
    return typeof written === 'object' ? (written as Written | null) : null;
  } catch {
    return null;
  }
}

function hashesOf(rule: RuleDefinition): Written {
  return Object.fromEntries(Object.entries(textsOf(rule)).map(([part, text]) => [part, hashOf(text)]));
}

/** FNV-1a of 32 bits, in hexadecimal: enough to see that a text is another one. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
