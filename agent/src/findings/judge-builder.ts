import { DEFAULT_POLICY, type Facts, type Finding, type Location, type Reading, objectOf } from '@notafter/core';
import { NOW_MS } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { createJudge } from './create-judge.ts';

/** For tests: what is said of one place, of which something is known. */
export function judgedPlace(location: Location, reading: Reading, facts: Facts) {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'kubernetes', name: location.source, looksAt: [], cluster: '' });
  sink.replace(location, reading);
  sink.relate(objectOf(location), facts);
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY, uid: 65534 });
  const slot = () => inventory.slotAt(location)!;
  return {
    sink,
    judge,
    slot,
    verdict: (nowMs = NOW_MS) => judge.slot(slot(), nowMs),
    finding: (rule: string, nowMs = NOW_MS): Finding | undefined =>
      judge.slot(slot(), nowMs).findings.find((finding) => finding.rule === rule),
    active: (nowMs = NOW_MS) => judge.activeRules(slot(), nowMs).map(({ rule, severity }) => `${rule} ${severity}`),
  };
}

/** The commands of a finding's remedy, in their order. */
export function commandsOf(finding: Finding | undefined): string[] {
  return (finding?.remedy ?? []).flatMap(({ command }) => (command === undefined ? [] : [command]));
}
