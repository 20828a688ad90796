import { type RemedyStep, type SecretLocation, printable, shellQuote } from '@notafter/core';
import { isRenewedHere } from '../../inventory/renewal-due.ts';
import { namespacedObject } from '../kubectl.ts';
import type { SlotRule } from '../rule.ts';

/** Several Certificates write one Secret: cert-manager issues for one of them only. */
export const contested: SlotRule = {
  on: 'slot',
  id: 'contested',
  find(slot) {
    const { location, facts } = slot;
    const { writers = [] } = facts;
    if (location.kind !== 'secret' || writers.length < 2 || !isRenewedHere(slot)) {
      return [];
    }
    const [first = '', ...others] = writers;
    const secret = `Secret ${location.namespace}/${location.name}`;
    return [
      {
        message: printable(
          `${others.join(' and ')} name${others.length === 1 ? 's' : ''} ${secret}, which ${first} writes: cert-manager issues for one of them only`,
          500
        ),
        remedy: stepsFor(location, writers),
        sinceMs: null,
      },
    ];
  },
};

function stepsFor({ namespace, name }: SecretLocation, writers: readonly string[]): readonly RemedyStep[] {
  const names = writers.flatMap((writer) => namespacedObject(writer, 'Certificate')?.name ?? []).map(shellQuote);
  const where = `kubectl -n ${shellQuote(namespace)}`;
  const columns = 'NAME:.metadata.name,SECRET:.spec.secretName,NAMES:.spec.dnsNames,READY:.status.conditions[0].status';
  const query = shellQuote(`{.items[?(@.spec.secretName=="${name}")].metadata.name}`);
  const proof = { text: 'Proof: one name is left' };
  return [
    {
      text: 'See what each of them asks for',
      command: `${where} get certificates ${names.join(' ')} -o custom-columns=${shellQuote(columns)}`,
    },
    { text: 'Give each a secretName of its own, or one of them the names of all, and delete the others' },
    /^[\w.-]+$/.test(name) ? { ...proof, command: `${where} get certificates -o jsonpath=${query}` } : proof,
  ];
}
