import type { DataFrame } from '@grafana/data';
import { type FindingRule, SEVERITIES, type Severity } from '@notafter/core';
import { isFindingRule, ruleTitle } from '../finding/rule-title';
import { columnsOf, type Columns } from './frame-columns';

/** What the findings of a certificate add to its row. */
export interface Remedy {
  /** In a few words, for the chart. */
  readonly note: string;
  /** The same in the agent's words. */
  readonly message: string;
  readonly command: string;
  readonly severity: Severity;
}

/** The remedy of one certificate at one place, by its slot and position; undefined where nothing was found. */
export type Remedies = (slot: string, position: number | null) => Remedy | undefined;

/** The bar itself says these, or the row's own columns do. */
const DRAWN: ReadonlySet<string> = new Set<FindingRule>([
  ...(['expired', 'expiring-critical', 'expiring-warning', 'not-yet-valid'] as const),
  ...(['renewal-overdue', 'issuance-failing'] as const),
]);
/** Their sentences begin with the certificate's name, which stands at the row already. */
const TITLED: ReadonlySet<string> = new Set<FindingRule>([
  ...(['weak-key', 'weak-signature', 'lifetime-over-policy', 'issuer-ends-first'] as const),
  ...(['unmanaged', 'orphaned', 'bad-annotation', 'superseded'] as const),
]);
/** What is found at a place concerns the certificate that stands first there; this concerns all of them. */
const OF_ALL: FindingRule = 'unreadable';

interface Found extends Remedy {
  /** Null for every certificate of the place. */
  readonly position: number | null;
}

/** The worst finding of each certificate, from frames of findings queries. */
export function remediesOf(frames: readonly DataFrame[]): Remedies {
  const bySlot = new Map<string, Found[]>();
  for (const frame of frames) {
    const columns = columnsOf(frame);
    for (let index = 0; index < frame.length; index++) {
      const slot = columns.text('slot', index);
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), foundAt(columns, index)]);
    }
  }
  return (slot, position) =>
    (bySlot.get(slot) ?? [])
      .filter((found) => found.position === null || found.position === (position ?? 0))
      .reduce<Remedy | undefined>(worse, undefined);
}

function foundAt(columns: Columns, index: number): Found {
  const rule = columns.text('rule', index);
  const message = columns.text('message', index);
  const title = isFindingRule(rule) ? ruleTitle(rule) : rule;
  return {
    note: DRAWN.has(rule) ? '' : TITLED.has(rule) ? title : message || title,
    message: DRAWN.has(rule) ? '' : message,
    command: columns.text('command', index),
    severity: SEVERITIES.find((severity) => severity === columns.text('severity', index)) ?? 'info',
    position: columns.number('position', index) ?? (rule === OF_ALL ? null : 0),
  };
}

const rank = ({ severity }: Remedy): number => SEVERITIES.indexOf(severity);

function worse(before: Remedy | undefined, found: Remedy): Remedy {
  if (before === undefined) {
    return found;
  }
  const [first, second] = rank(found) > rank(before) ? [found, before] : [before, found];
  const { note, message } = first.note === '' ? second : first;
  return { ...first, note, message, command: first.command || second.command };
}
