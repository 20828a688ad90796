import {
  type BadAnnotation,
  type Facts,
  type RemedyStep,
  objectOf,
  policyFault,
  printable,
  shellQuote,
} from '@notafter/core';
import type { Slot } from '../../inventory/slot.ts';
import { kubectl } from '../kubectl.ts';
import type { SlotRule } from '../rule.ts';

/** An annotation that says something we cannot take; the nearest setting that makes sense holds instead. */
export const badAnnotation: SlotRule = {
  on: 'slot',
  id: 'bad-annotation',
  find(slot) {
    return [...(slot.facts.badAnnotations ?? []), ...impossibleThresholds(slot.facts)].map((bad) => ({
      message: `${printable(bad.annotation, 100)}${said(bad)} at ${printable(objectOf(slot.location), 300)} is not heeded: ${printable(bad.message, 300)}`,
      remedy: stepsFor(slot, bad),
      sinceMs: null,
    }));
  },
};

const said = ({ value }: BadAnnotation): string => (value === '' ? '' : ` "${printable(value, 100)}"`);

function impossibleThresholds({ warnBefore, criticalBefore }: Facts): readonly BadAnnotation[] {
  const fault = warnBefore && criticalBefore ? policyFault({ warnBefore, criticalBefore }) : null;
  return fault === null ? [] : [{ annotation: 'notafter.io/critical-before', value: '', message: fault }];
}

function stepsFor({ location }: Slot, { annotation, message }: BadAnnotation): readonly RemedyStep[] {
  const remove = kubectl(location, 'annotate', shellQuote(`${annotation}-`));
  const show = kubectl(location, 'get', "-o jsonpath='{.metadata.annotations}'");
  return [
    { text: `Write it as it should be, at the object or at its namespace: ${printable(message, 300)}` },
    { text: 'Or take it away', ...(remove === null ? {} : { command: remove }) },
    { text: 'Proof: the annotations are as they should be', ...(show === null ? {} : { command: show }) },
  ];
}
