import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS, DEFAULT_POLICY, type CsrLocation, type Location, placeOf } from '@notafter/core';
import { type BuiltCertificate, NOW_MS, certificate } from '../inventory/certificate-builder.ts';
import { createInventory } from '../inventory/create-inventory.ts';
import { fileAt, good, kubeconfigAt, secretAt } from '../inventory/location-builder.ts';
import { createJudge } from './create-judge.ts';
import { judgedPlace } from './judge-builder.ts';

const csrAt = (name: string): CsrLocation => ({ kind: 'csr', source: 'requests', cluster: '', node: '', name });
const ALICE: BuiltCertificate = { subject: 'CN=alice,O=developers', extendedKeyUsage: ['clientAuth'] };

const rows: ReadonlyArray<{ name: string; is?: BuiltCertificate; elsewhere?: Location; at?: Location; says: boolean }> =
  [
    { name: 'a client that only its request shows', says: true },
    { name: 'held by a kubeconfig', elsewhere: kubeconfigAt('/root/.kube/config', 'user/alice'), says: false },
    { name: 'held by a Secret', elsewhere: secretAt('shop', 'alice', 'tls.crt'), says: false },
    { name: 'shown by a second request', elsewhere: csrAt('alice-2'), says: true },
    { name: 'a kubelet', is: { ...ALICE, subject: 'CN=system:node:worker-1,O=system:nodes' }, says: false },
    { name: 'a server', is: { ...ALICE, extendedKeyUsage: ['serverAuth'] }, says: false },
    { name: 'expired', is: { ...ALICE, notAfterMs: NOW_MS - DAY_MS }, says: false },
    { name: 'a client certificate in a file', at: fileAt('/etc/alice.crt'), says: false },
  ];

for (const { name, is = ALICE, elsewhere, at = csrAt('alice'), says } of rows) {
  test(name, () => {
    const reading = good([certificate(is)]);
    const place = judgedPlace(at, reading, { usedBy: ['alice (client of the API server)'] });
    if (elsewhere !== undefined) {
      place.sink.replace(elsewhere, reading);
    }
    assert.equal(place.finding('unwatched') !== undefined, says);
    assert.equal(place.active().includes('unwatched warning'), says);
  });
}

test('says who asked for it, and that the place appears once it is watched', () => {
  const reading = good([certificate(ALICE)]);
  const place = judgedPlace(csrAt('alice'), reading, { usedBy: ['alice\u202e (client of the API server)'] });
  assert.match(
    place.finding('unwatched')?.message ?? '',
    /^The client certificate alice, requested by alice\\u202e \(client of the API server\), is at no place that is watched; it expires in 60 days/
  );
  assert.match(place.finding('unwatched')?.remedy.at(-1)?.text ?? '', /^Proof: /);
  place.sink.replace(secretAt('shop', 'alice', 'tls.crt'), reading);
  assert.equal(place.finding('unwatched'), undefined);
});

test('taking the source away that holds it names exactly this client, and nothing of the others', () => {
  const inventory = createInventory({ clock: () => NOW_MS });
  const judge = createJudge({ inventory, policyFor: () => DEFAULT_POLICY, uid: null });
  const sinkOf = (kind: string, name: string) => inventory.addSource({ kind, name, looksAt: [], cluster: '' });
  const [requests, admins, developers] = [
    sinkOf('csr', 'requests'),
    sinkOf('kubeconfig', 'admins'),
    sinkOf('kubernetes', 'developers'),
  ];
  const [alice, bob] = ['alice', 'bob'].map((name) => good([certificate({ ...ALICE, subject: `CN=${name}` })]));
  requests.replace(csrAt('alice'), alice!);
  requests.replace(csrAt('bob'), bob!);
  admins.replace({ ...kubeconfigAt('/root/.kube/config', 'user/alice'), source: 'admins' }, alice!);
  developers.replace({ ...secretAt('fleet', 'east-kubeconfig', 'value'), source: 'developers' }, bob!);
  const unwatched = () =>
    [...inventory.slots()].filter((slot) => judge.activeRules(slot, NOW_MS).some(({ rule }) => rule === 'unwatched'));
  assert.deepEqual(unwatched(), []);
  inventory.removeSource('admins');
  assert.deepEqual(
    unwatched().map(({ location }) => placeOf(location)),
    ['CSR alice']
  );
});
