import { DEFAULT_POLICY } from '@notafter/core';
import { createJudge } from '../../agent/src/findings/create-judge.ts';
import { readCertificates } from '../../agent/src/formats/read-certificates.ts';
import { createInventory } from '../../agent/src/inventory/create-inventory.ts';
import { sightingsOf } from '../../agent/src/inventory/slot.ts';
import { serviceCertificate } from '../corpus.ts';
import type { Group } from '../group.ts';

const SLOTS = 5000;
const ROUNDS = 30;

export const judge: Group = {
  name: 'judge',
  rows: { sighting: { name: 'status and state of a sighting', unit: 'µs', budget: 1 } },
  async run() {
    const inventory = createInventory({ clock: Date.now });
    const sink = inventory.addSource({ kind: 'file', name: 'bench', looksAt: [], cluster: '' });
    for (let index = 0; index < SLOTS; index++) {
      const path = `/bench/service-${index}.crt`;
      const reading = readCertificates(Buffer.from(serviceCertificate(index).pem));
      sink.replace({ kind: 'file', source: 'bench', cluster: '', node: '', path }, reading);
    }
    const judging = createJudge({ inventory, policyFor: () => DEFAULT_POLICY });
    const sightings = [...inventory.slots()].flatMap(sightingsOf);
    const nowMs = Date.now();
    let value = Infinity;
    let checksum = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const startMs = performance.now();
      for (const sighting of sightings) {
        // What is not used may not be computed either.
        checksum += judging.sighting(sighting, nowMs).warningAtMs ?? 0;
      }
      value = Math.min(value, ((performance.now() - startMs) * 1000) / sightings.length);
    }
    return Number.isFinite(checksum) ? { sighting: { value } } : {};
  },
};
