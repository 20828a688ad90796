import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOW_MS, certificate } from './certificate-builder.ts';
import { createInventory } from './create-inventory.ts';
import type { SlotChange } from './inventory.ts';
import { good, secretAt } from './location-builder.ts';

function setUp() {
  const inventory = createInventory({ clock: () => NOW_MS });
  const changes: SlotChange[] = [];
  inventory.subscribe((change) => changes.push(change));
  const sourceOf = (name: string, cluster: string) =>
    inventory.addSource({ kind: 'kubernetes', name, looksAt: [], cluster });
  return { inventory, changes, sourceOf };
}

const object = 'Secret shop/web-tls';

test('two clusters may have objects of the same name: facts stay in their own', () => {
  const { inventory, sourceOf } = setUp();
  const [east, west] = [sourceOf('east', 'east'), sourceOf('west', 'west')];
  const at = (cluster: string) => ({ ...secretAt('shop', 'web-tls', 'tls.crt'), cluster, source: cluster });
  east.replace(at('east'), good([certificate()]));
  west.replace(at('west'), good([certificate()]));
  east.relate(object, { owner: 'team-east' });
  west.relate(object, { owner: 'team-west' });
  assert.deepEqual(
    Array.from(inventory.slots(), ({ facts }) => facts.owner),
    ['team-east', 'team-west']
  );
});

test('each aspect that a source tells is replaced and forgotten by itself, all of them with the source', () => {
  const { inventory, sourceOf } = setUp();
  const secrets = sourceOf('secrets', '');
  const other = sourceOf('secrets-2', '');
  const location = { ...secretAt('shop', 'web-tls', 'tls.crt'), source: 'secrets-2' };
  other.replace(location, good([certificate()]));
  other.relate(object, { type: 'kubernetes.io/tls' });
  secrets.relate(object, { owner: 'shop' });
  secrets.relate(object, { usedBy: ['Ingress shop/web'] }, 'uses');
  assert.deepEqual(inventory.slotAt(location)?.facts, {
    type: 'kubernetes.io/tls',
    owner: 'shop',
    usedBy: ['Ingress shop/web'],
  });
  secrets.relate(object, null, 'uses');
  assert.deepEqual(inventory.slotAt(location)?.facts, { type: 'kubernetes.io/tls', owner: 'shop' });
  secrets.relate(object, { unused: true }, 'uses');
  inventory.removeSource('secrets');
  assert.deepEqual(inventory.slotAt(location)?.facts, { type: 'kubernetes.io/tls' });
});

test('what was deleted is forgotten at once, and the change says that it disappeared', () => {
  const { inventory, changes, sourceOf } = setUp();
  const sink = sourceOf('secrets', '');
  const location = { ...secretAt('shop', 'web-tls', 'tls.crt'), source: 'secrets' };
  sink.replace(location, good([certificate()]));
  changes.length = 0;
  sink.remove(location, 'deleted');
  assert.equal(inventory.slotCount(), 0);
  assert.deepEqual(
    changes.map(({ after }) => after?.disappearedAtMs ?? null),
    [NOW_MS, null]
  );
});

test('gaps are those that a source told last', () => {
  const { inventory, sourceOf } = setUp();
  const sink = sourceOf('nodes', '');
  const gap = (name: string) => ({ object: `Node ${name}`, message: 'no agent runs there', remedy: [] });
  const before = inventory.revision;
  sink.gaps([gap('a'), gap('b')]);
  sink.gaps([gap('b')]);
  assert.deepEqual(
    inventory.sources().map(({ gaps }) => gaps.map(({ object: name }) => name)),
    [['Node b']]
  );
  assert.ok(inventory.revision > before);
});

for (const isFirst of [true, false]) {
  test(`what an object says of itself holds before what its Certificate says, told ${isFirst ? 'before' : 'after'} it`, () => {
    const { inventory, sourceOf } = setUp();
    const secrets = sourceOf('secrets', '');
    const manager = inventory.addSource({ kind: 'certmanager', name: 'manager', looksAt: [], cluster: '' });
    const location = { ...secretAt('shop', 'web-tls', 'tls.crt'), source: 'secrets' };
    secrets.replace(location, good([certificate()]));
    const tellers = [
      () => secrets.relate(object, { owner: 'secret' }),
      () => manager.relate(object, { owner: 'certificate', managedBy: 'Certificate shop/web' }),
      () => secrets.relate(object, { owner: 'namespace', managedBy: 'cert-manager', type: 'Opaque' }, 'namespace'),
    ];
    (isFirst ? tellers : tellers.toReversed()).forEach((tell) => tell());
    assert.deepEqual(inventory.slotAt(location)?.facts, {
      ...{ owner: 'secret', managedBy: 'Certificate shop/web', type: 'Opaque' },
    });
  });
}

test('every bad annotation is told, wherever it stands, and once', () => {
  const { inventory, sourceOf } = setUp();
  const [secrets, others] = [sourceOf('secrets', ''), sourceOf('others', '')];
  const location = { ...secretAt('shop', 'web-tls', 'tls.crt'), source: 'secrets' };
  const bad = { annotation: 'notafter.io/ignore', value: 'yes', message: 'write "true"' };
  const ofNamespace = { ...bad, object: 'Namespace shop' };
  secrets.replace(location, good([certificate()]));
  secrets.relate(object, { badAnnotations: [bad] });
  secrets.relate(object, { badAnnotations: [ofNamespace] }, 'namespace');
  others.relate(object, { badAnnotations: [ofNamespace] }, 'namespace');
  assert.deepEqual(inventory.slotAt(location)?.facts.badAnnotations, [bad, ofNamespace]);
});
