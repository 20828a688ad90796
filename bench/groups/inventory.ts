import type { Location } from '@notafter/core';
import { readCertificates } from '../../agent/src/formats/read-certificates.ts';
import { createInventory } from '../../agent/src/inventory/create-inventory.ts';
import { serviceCertificate } from '../corpus.ts';
import type { Group } from '../group.ts';

const FEW = 100;
const MANY = 50_000;
const CHANGES = 1000;
const ROUNDS = 5;

const secretAt = (index: number): Location => ({
  kind: 'secret',
  source: 'bench',
  cluster: '',
  node: '',
  namespace: `team-${index % 40}`,
  name: `service-${index}`,
  key: 'tls.crt',
});

const readingOf = (index: number) => readCertificates(Buffer.from(serviceCertificate(index).pem));

/** One Secret that changes among few and among many: its certificate is replaced, its facts are told, it is deleted. */
export const inventory: Group = {
  name: 'inventory',
  rows: {
    few: { name: 'one change among 100 slots', unit: 'µs', budget: null },
    many: { name: 'one change among 50,000 slots', unit: 'µs', budget: null },
    growth: { name: '… the latter against the former', unit: '×', budget: 2 },
  },
  async run() {
    const [few, many] = [changeCost(FEW), changeCost(MANY)];
    return { few: { value: few }, many: { value: many }, growth: { value: many / few } };
  },
};

/** Microseconds a change, in the best of some rounds. */
function changeCost(slots: number): number {
  const held = createInventory({ clock: Date.now });
  const sink = held.addSource({ kind: 'kubernetes', name: 'bench', looksAt: [], cluster: '' });
  const readings = Array.from({ length: FEW }, (_, index) => readingOf(MANY + index));
  for (let index = 0; index < slots; index++) {
    sink.replace(secretAt(index), readingOf(index));
  }
  // The first facts make the index by object.
  sink.relate(`Secret team-0/service-0`, { owner: 'first' });
  let best = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    for (let change = 0; change < CHANGES; change++) {
      const index = (change * 37) % slots;
      sink.replace(secretAt(index), readings[(change + round) % FEW]!);
      sink.relate(`Secret team-${index % 40}/service-${index}`, { owner: `owner-${round}-${change}` });
      sink.remove(secretAt(index), 'deleted');
      sink.replace(secretAt(index), readings[(change + round + 1) % FEW]!);
    }
    best = Math.min(best, ((performance.now() - startMs) * 1000) / (4 * CHANGES));
  }
  return best;
}
