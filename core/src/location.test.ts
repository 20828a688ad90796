import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Location, objectOf, placeOf, slotKeyOf } from './location.ts';

const holder = { source: 's', cluster: 'prod', node: 'n1' };
const object = { ...holder, namespace: 'ns', name: 'web', key: 'tls.crt' };
const rows: ReadonlyArray<{ location: Location; object: string; place: string }> = [
  { location: { ...holder, kind: 'file', path: '/a.crt' }, object: '/a.crt', place: '/a.crt' },
  { location: { ...holder, kind: 'file', path: '/a.jks', entry: 'web' }, object: '/a.jks', place: '/a.jks#web' },
  {
    location: { ...holder, kind: 'kubeconfig', path: '/admin.conf', entry: 'user/admin' },
    object: '/admin.conf',
    place: '/admin.conf#user/admin',
  },
  { location: { ...object, kind: 'secret' }, object: 'Secret ns/web', place: 'Secret ns/web[tls.crt]' },
  {
    location: { ...object, kind: 'secret', key: 'k.p12', entry: 'alias' },
    object: 'Secret ns/web',
    place: 'Secret ns/web[k.p12]#alias',
  },
  { location: { ...object, kind: 'configmap' }, object: 'ConfigMap ns/web', place: 'ConfigMap ns/web[tls.crt]' },
  {
    location: {
      ...holder,
      kind: 'cabundle',
      resourceKind: 'MutatingWebhookConfiguration',
      name: 'hooks',
      entry: 'a.b',
    },
    object: 'MutatingWebhookConfiguration hooks',
    place: 'MutatingWebhookConfiguration hooks/a.b',
  },
  {
    location: { ...holder, kind: 'cabundle', resourceKind: 'APIService', name: 'v1.x' },
    object: 'APIService v1.x',
    place: 'APIService v1.x',
  },
  { location: { ...holder, kind: 'csr', name: 'node-1' }, object: 'CSR node-1', place: 'CSR node-1' },
  {
    location: { ...holder, kind: 'endpoint', host: 'shop.example', port: 443, address: '::1' },
    object: 'shop.example:443@::1',
    place: 'shop.example:443@::1',
  },
];
for (const row of rows) {
  test(`the place ${row.place}`, () => {
    assert.equal(objectOf(row.location), row.object);
    assert.equal(placeOf(row.location), row.place);
    assert.deepEqual(JSON.parse(slotKeyOf(row.location)), ['prod', 'n1', 's', row.location.kind, row.place]);
  });
}

test('a hostile place cannot forge the key of another', () => {
  const forged = slotKeyOf({ ...holder, kind: 'file', path: '"],["' });
  assert.equal(JSON.parse(forged).length, 5);
});
