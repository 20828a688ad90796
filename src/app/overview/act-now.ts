import type { Finding, FindingRule, State } from '@notafter/core';
import type { Row } from '../data/records';
import { type Actor, actorOf } from './actor';

/** One thing that needs a person: a certificate that ends, with all its places, or a place that cannot be read. */
export interface ActItem {
  readonly key: string;
  readonly slot: string;
  readonly title: string;
  readonly place: string;
  /** In how many places more it was found. */
  readonly otherPlaces: number;
  readonly state: State;
  readonly notAfterMs: number | null;
  /** What is wrong, where the end alone does not say it. */
  readonly message: string;
  readonly usedBy: readonly string[];
  readonly owner: string;
  readonly actor: Actor;
  readonly command: string;
}

/** Rules that break something soon, in the order in which they matter; weak keys and long lives can wait for the day. */
const RULES: readonly FindingRule[] = [
  'expired',
  'expiring-critical',
  'issuance-failing',
  'renewal-overdue',
  'unreadable',
  'missing',
  'expiring-warning',
  'not-yet-valid',
];
/** What the columns of ends and of who acts say already. */
const TOLD: readonly string[] = [
  ...(['expired', 'expiring-critical', 'expiring-warning'] as const),
  ...(['renewal-overdue', 'issuance-failing'] as const),
] satisfies FindingRule[];
const SETTLED: ReadonlyArray<State | null> = ['silenced', 'superseded'];

/** What to act on, from the rows of a `findings` query: the worst first, then what ends first. */
export function actItems(findings: readonly Row[]): ActItem[] {
  const things = new Map<string, Row[]>();
  findings.filter(isActedOn).forEach((row) => {
    const key = row.text('fingerprint') || row.text('slot');
    things.set(key, [...(things.get(key) ?? []), row]);
  });
  return [...things.entries()]
    .map(([key, rows]) => ({ key, rows: rows.sort(byUrgency) }))
    .sort((one, other) => byUrgency(one.rows[0], other.rows[0]))
    .map(({ key, rows }) => itemOf(key, rows));
}

function isActedOn(row: Row): boolean {
  return ruleRank(row) >= 0 && !SETTLED.includes(row.state('state'));
}

function itemOf(key: string, rows: readonly Row[]): ActItem {
  const [worst] = rows;
  const text = (column: string) => worst?.text(column) ?? '';
  return {
    key,
    slot: text('slot'),
    title: text('title') || text('place'),
    place: [text('node'), text('place')].filter(Boolean).join(':'),
    otherPlaces: new Set(rows.map((row) => row.text('slot'))).size - 1,
    state: worst?.state('state') ?? stateOfSeverity(text('severity')),
    notAfterMs: worst?.number('notAfter') ?? null,
    message: TOLD.includes(text('rule')) ? '' : text('message'),
    usedBy: worst?.list('usedBy') ?? [],
    owner: text('owner'),
    actor: actorOf(worst),
    command: rows.map((row) => row.text('command')).find(Boolean) ?? '',
  };
}

/** A place without a certificate has no state of its own. */
function stateOfSeverity(severity: string): State {
  return (severity as Finding['severity']) === 'critical' ? 'critical' : 'unreadable';
}

function byUrgency(one: Row | undefined, other: Row | undefined): number {
  return rank(one) - rank(other) || end(one) - end(other);
}

/** Critical before warning; within one severity only the end counts. */
function rank(row: Row | undefined): number {
  return row?.text('severity') === 'critical' ? 0 : 1;
}

function end(row: Row | undefined): number {
  return row?.number('notAfter') ?? Infinity;
}

function ruleRank(row: Row): number {
  return RULES.findIndex((rule) => rule === row.text('rule'));
}
