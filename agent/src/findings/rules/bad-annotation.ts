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
import { kubectl, namespacedObject } from '../kubectl.ts';
import type { SlotRule } from '../rule.ts';

/** An annotation that says something we cannot take; the nearest setting that makes sense holds instead. */
export const badAnnotation: SlotRule = {
  on: 'slot',
  id: 'bad-annotation',
  find(slot) {
    return [...(slot.facts.badAnnotations ?? []), ...impossibleThresholds(slot.facts)].map((bad) => ({
      message: `${printable(bad.annotation, 100)}${said(bad)} at ${printable(bad.object ?? objectOf(slot.location), 300)} is not heeded: ${printable(bad.message, 300)}`,
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

function stepsFor({ location }: Slot, { annotation, message, object }: BadAnnotation): readonly RemedyStep[] {
  const command = (verb: string, options: string) =>
    object === undefined ? kubectl(location, verb, options) : kubectlOf(object, verb, options);
  const remove = command('annotate', shellQuote(`${annotation}-`));
  const show = command('get', "-o jsonpath='{.metadata.annotations}'");
  return [
    { text: `Write it as it should be: ${printable(message, 300)}` },
    { text: 'Or take it away', ...(remove === null ? {} : { command: remove }) },
    { text: 'Proof: the annotations are as they should be', ...(show === null ? {} : { command: show }) },
  ];
}

/** The same about a Namespace or a Certificate, by its text. */
function kubectlOf(object: string, verb: string, options: string): string | null {
  const certificate = namespacedObject(object, 'Certificate');
  if (certificate !== null) {
    return `kubectl -n ${shellQuote(certificate.namespace)} ${verb} certificate ${shellQuote(certificate.name)} ${options}`;
  }
  const [, namespace] = /^Namespace (\S+)$/.exec(object) ?? [];
  return namespace === undefined ? null : `kubectl ${verb} namespace ${shellQuote(namespace)} ${options}`;
}
