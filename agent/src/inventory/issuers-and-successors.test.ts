import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Certificate, DAY_MS, type Location } from '@notafter/core';
import { NOW_MS, certificate } from './certificate-builder.ts';
import { createInventory } from './create-inventory.ts';
import { fileAt, good, secretAt } from './location-builder.ts';
import { nameFamily } from './neighbourhood.ts';

function holding(places: ReadonlyArray<readonly [Location, readonly Certificate[]]>) {
  const inventory = createInventory({ clock: () => NOW_MS });
  const sink = inventory.addSource({ kind: 'file', name: 'files', looksAt: [], cluster: '' });
  inventory.addSource({ kind: 'kubernetes', name: 'secrets', looksAt: [], cluster: '' });
  for (const [location, certificates] of places) {
    sink.replace(location, good(certificates));
  }
  return { inventory, sink };
}

describe('issuersOf', () => {
  const ca = (parts: Parameters<typeof certificate>[0] = {}) =>
    certificate({ subject: 'CN=Example CA', issuer: 'CN=Root', isCa: true, subjectKeyId: 'aa', ...parts });
  const rows = [
    {
      name: 'key identifiers decide, whatever the names say',
      leaf: certificate({ authorityKeyId: 'aa' }),
      held: [ca({ subject: 'CN=Renamed' }), ca({ subjectKeyId: 'bb' })],
      found: [0],
    },
    {
      name: 'without an authority key identifier the names decide',
      leaf: certificate(),
      held: [ca(), ca({ subject: 'CN=Other' })],
      found: [0],
    },
    {
      name: 'an authority without identifier is found by name',
      leaf: certificate({ authorityKeyId: 'aa' }),
      held: [ca({ subjectKeyId: null })],
      found: [0],
    },
    {
      name: 'the same name with another key is no issuer',
      leaf: certificate({ authorityKeyId: 'aa' }),
      held: [ca({ subjectKeyId: 'bb' })],
      found: [],
    },
    {
      name: 'the one that ends last comes first',
      leaf: certificate({ authorityKeyId: 'aa' }),
      held: [ca({ notAfterMs: NOW_MS }), ca({ notAfterMs: NOW_MS + DAY_MS })],
      found: [1, 0],
    },
    {
      name: 'a leaf of that name issues nothing',
      leaf: certificate(),
      held: [certificate({ subject: 'CN=Example CA' })],
      found: [],
    },
    {
      name: 'a root of version 1 has no basic constraints',
      leaf: certificate(),
      held: [certificate({ subject: 'CN=Example CA', version: 1 })],
      found: [0],
    },
  ];
  for (const { name, leaf, held, found } of rows) {
    test(name, () => {
      const { inventory } = holding([[fileAt('/ca.crt'), held]]);
      assert.deepEqual(
        inventory.issuersOf(leaf),
        found.map((index) => held[index])
      );
    });
  }

  test('nobody issues himself, and who left issues nothing', () => {
    const root = certificate({ subject: 'CN=R', issuer: 'CN=R', isCa: true, subjectKeyId: 'aa', authorityKeyId: 'aa' });
    const { inventory, sink } = holding([[fileAt('/ca.crt'), [root]]]);
    assert.deepEqual(inventory.issuersOf(root), []);
    assert.deepEqual(inventory.issuersOf(certificate({ authorityKeyId: 'aa' })), [root]);
    sink.remove(fileAt('/ca.crt'), 'gone');
    assert.deepEqual(inventory.issuersOf(certificate({ authorityKeyId: 'aa' })), []);
  });
});

describe('successorOf', () => {
  const old = certificate({ notAfterMs: NOW_MS - DAY_MS });
  const fresh = certificate({ notAfterMs: NOW_MS + DAY_MS, serialNumber: '2' });
  const staged = certificate({ notBeforeMs: NOW_MS + DAY_MS, notAfterMs: NOW_MS + 9 * DAY_MS });
  const authority = (parts: Parameters<typeof certificate>[0]) => certificate({ isCa: true, ...parts });
  const kubelet = (name: string) => fileAt(`/var/lib/kubelet/pki/kubelet-client-${name}.pem`);
  const rows: ReadonlyArray<{
    name: string;
    at: Location;
    of: Certificate;
    beside: Array<[Location, Certificate[]]>;
    is: Certificate | null;
  }> = [
    {
      name: 'a rotated kubelet file',
      at: kubelet('2025-11-01'),
      of: old,
      beside: [[kubelet('current'), [fresh]]],
      is: fresh,
    },
    {
      name: 'an old authority in a bundle',
      at: fileAt('/b.pem'),
      of: authority({ notAfterMs: 1 }),
      beside: [[fileAt('/b.pem'), [authority({ notAfterMs: 1 }), authority({ notAfterMs: 2 })]]],
      is: authority({ notAfterMs: 2 }),
    },
    {
      name: 'a file of another family: etcd’s server and peer are alike but not one',
      at: fileAt('/etcd/peer.crt'),
      of: old,
      beside: [[fileAt('/etcd/server.crt'), [fresh]]],
      is: null,
    },
    {
      name: 'another directory',
      at: fileAt('/a/web.crt'),
      of: old,
      beside: [[fileAt('/b/web.crt'), [fresh]]],
      is: null,
    },
    {
      name: 'the same directory of another node',
      at: kubelet('1'),
      of: old,
      beside: [[fileAt('/var/lib/kubelet/pki/kubelet-client-2.pem', { node: 'other' }), [fresh]]],
      is: null,
    },
    {
      name: 'another subject',
      at: kubelet('1'),
      of: old,
      beside: [[kubelet('2'), [certificate({ subject: 'CN=x', notAfterMs: NOW_MS + DAY_MS })]]],
      is: null,
    },
    {
      name: 'other names',
      at: kubelet('1'),
      of: old,
      beside: [[kubelet('2'), [certificate({ dns: ['x'], notAfterMs: NOW_MS + DAY_MS })]]],
      is: null,
    },
    { name: 'one that has not begun', at: kubelet('1'), of: old, beside: [[kubelet('2'), [staged]]], is: null },
    {
      name: 'one that has not begun beside one that has',
      at: kubelet('1'),
      of: old,
      beside: [[kubelet('2'), [staged, fresh]]],
      is: fresh,
    },
    { name: 'one that ends earlier', at: kubelet('1'), of: fresh, beside: [[kubelet('2'), [old]]], is: null },
    {
      name: 'the same certificate through a link',
      at: kubelet('1'),
      of: old,
      beside: [[kubelet('current'), [old]]],
      is: null,
    },
    {
      name: 'another key of a Secret',
      at: secretAt('shop', 'web', 'tls-old.crt'),
      of: old,
      beside: [[secretAt('shop', 'web', 'tls.crt'), [fresh]]],
      is: fresh,
    },
    {
      name: 'another Secret',
      at: secretAt('shop', 'web', 'tls.crt'),
      of: old,
      beside: [[secretAt('shop', 'web2', 'tls.crt'), [fresh]]],
      is: null,
    },
  ];
  for (const { name, at, of, beside, is } of rows) {
    test(name, () => {
      const { inventory } = holding([[at, [of]], ...beside]);
      assert.deepEqual(inventory.successorOf(at, of, NOW_MS), is);
    });
  }

  test('what says nothing to be recognised by has no successor', () => {
    const nameless = certificate({ subject: '', notAfterMs: 1 });
    const { inventory } = holding([[kubelet('1'), [nameless, certificate({ subject: '', notAfterMs: 2 })]]]);
    assert.equal(inventory.successorOf(kubelet('1'), nameless, NOW_MS), null);
  });

  test('a successor that leaves takes its word back', () => {
    const newer = certificate({ notAfterMs: NOW_MS + 2 * DAY_MS });
    const { inventory, sink } = holding([
      [kubelet('1'), [old]],
      [kubelet('2'), [fresh]],
      [kubelet('3'), [newer]],
    ]);
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), newer);
    sink.remove(kubelet('3'), 'gone');
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), fresh);
    sink.remove(kubelet('2'), 'gone');
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), null);
    sink.remove(kubelet('1'), 'gone');
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), null);
  });

  test('without a subject it is known by its names, in any order', () => {
    const nameless = (parts: Parameters<typeof certificate>[0]) => certificate({ subject: '', ...parts });
    const ended = nameless({ dns: ['b.example', 'a.example'], notAfterMs: NOW_MS - DAY_MS });
    const renewed = nameless({ dns: ['a.example', 'b.example'], notAfterMs: NOW_MS + DAY_MS });
    const other = nameless({ dns: ['a.example'], notAfterMs: NOW_MS + 2 * DAY_MS });
    const { inventory } = holding([[kubelet('1'), [ended, other, renewed]]]);
    assert.equal(inventory.successorOf(kubelet('1'), ended, NOW_MS), renewed);
  });

  test('one that comes after it was asked for is found, too', () => {
    const { inventory, sink } = holding([[kubelet('1'), [old]]]);
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), null);
    sink.replace(kubelet('2'), good([fresh]));
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), fresh);
    sink.remove(kubelet('1'), 'deleted');
    sink.remove(kubelet('2'), 'deleted');
    sink.replace(kubelet('1'), good([old]));
    assert.equal(inventory.successorOf(kubelet('1'), old, NOW_MS), null);
  });
});

test('nameFamily forgets numbers and words of rotation', () => {
  const families = {
    'kubelet-client-2026-01-31-03-04-05.pem': 'kubelet.client.pem',
    'kubelet-client-current.pem': 'kubelet.client.pem',
    'kubelet-server-current.pem': 'kubelet.server.pem',
    'tls.crt.bak': 'tls.crt',
    'fullchain12.pem': 'fullchain.pem',
    'old.pem': 'pem',
    'golden.pem': 'golden.pem',
    'web_OLD.crt~': 'web.crt',
  };
  for (const [name, family] of Object.entries(families)) {
    assert.equal(nameFamily(name), family, name);
  }
});
