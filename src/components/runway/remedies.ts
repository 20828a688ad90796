import type { DataFrame } from '@grafana/data';
import { FINDING_RULES, type FindingRule, SEVERITIES } from '@notafter/core';
import { columnsOf } from './frame-columns';

/** What the findings of a slot add to its row. */
export interface Remedy {
  readonly note: string;
  readonly command: string;
  readonly severity: number;
}

/** The bar itself says these. */
const DRAWN: ReadonlySet<string> = new Set<FindingRule>([
  'expired',
  'expiring-critical',
  'expiring-warning',
  'not-yet-valid',
]);
const RANK = new Map<string, number>(SEVERITIES.map((severity, rank) => [severity, rank]));

/** The worst finding of each slot, by the slot's id, from frames of findings queries. */
export function remediesOf(frames: readonly DataFrame[]): ReadonlyMap<string, Remedy> {
  const remedies = new Map<string, Remedy>();
  for (const frame of frames) {
    const columns = columnsOf(frame);
    for (let index = 0; index < frame.length; index++) {
      const slot = columns.text('slot', index);
      const rule = columns.text('rule', index);
      const found = {
        note: DRAWN.has(rule) ? '' : columns.text('message', index) || titleOfRule(rule),
        command: columns.text('command', index),
        severity: RANK.get(columns.text('severity', index)) ?? 0,
      };
      remedies.set(slot, worse(remedies.get(slot), found));
    }
  }
  return remedies;
}

function worse(before: Remedy | undefined, found: Remedy): Remedy {
  if (before === undefined) {
    return found;
  }
  const [first, second] = found.severity > before.severity ? [found, before] : [before, found];
  return { ...first, note: first.note || second.note, command: first.command || second.command };
}

function titleOfRule(rule: string): string {
  return Object.hasOwn(FINDING_RULES, rule) ? FINDING_RULES[rule as FindingRule].title : rule;
}
