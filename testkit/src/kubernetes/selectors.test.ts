import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServerLab } from './testing/create-server-lab.ts';
import { placeOf, pod, secret } from './testing/manifests.ts';

const labelSelectors = [
  { selector: '', names: ['db', 'plain', 'web'] },
  { selector: 'app', names: ['db', 'web'] },
  { selector: '!app', names: ['plain'] },
  { selector: 'app=web', names: ['web'] },
  { selector: 'app==web', names: ['web'] },
  { selector: 'app!=web', names: ['db', 'plain'] },
  { selector: 'app in (web, db)', names: ['db', 'web'] },
  { selector: 'app notin (web)', names: ['db', 'plain'] },
  { selector: 'app in (web,db),tier=back', names: ['db'] },
  { selector: 'tier=', names: [] },
  { selector: 'example.com/team=a', names: ['web'] },
];

for (const { selector, names } of labelSelectors) {
  test(`labels ${selector || 'of any kind'}: ${names.join(' ') || 'none'}`, async (t) => {
    const { server, askJson } = await createServerLab(t);
    server.apply(
      secret('a/web', { metadata: { labels: { app: 'web', 'example.com/team': 'a' } } }),
      secret('a/db', { metadata: { labels: { app: 'db', tier: 'back' } } }),
      secret('a/plain')
    );
    const { items } = await askJson(`/api/v1/secrets?labelSelector=${encodeURIComponent(selector)}`);
    assert.deepEqual(
      items.map(({ metadata }) => metadata.name),
      names
    );
  });
}

const fieldSelectors = [
  { resource: 'secrets', selector: 'type=kubernetes.io/tls', places: ['a/web', 'b/web'] },
  { resource: 'secrets', selector: 'type!=kubernetes.io/tls', places: ['a/opaque'] },
  { resource: 'secrets', selector: 'metadata.name=web,metadata.namespace=b', places: ['b/web'] },
  { resource: 'secrets', selector: 'metadata.name==web,metadata.namespace!=b', places: ['a/web'] },
  { resource: 'pods', selector: 'spec.nodeName=node-1', places: ['a/pod'] },
  { resource: 'pods', selector: 'spec.nodeName=', places: ['a/pending'] },
];

for (const { resource, selector, places } of fieldSelectors) {
  test(`${resource} with ${selector}`, async (t) => {
    const { server, askJson } = await createServerLab(t);
    server.apply(
      ...['a/web', 'b/web'].map((place) => secret(place, { type: 'kubernetes.io/tls' })),
      secret('a/opaque'),
      pod('a/pod', { spec: { nodeName: 'node-1' } }),
      pod('a/pending', { spec: {} })
    );
    const { items } = await askJson(`/api/v1/${resource}?fieldSelector=${encodeURIComponent(selector)}`);
    assert.deepEqual(items.map(placeOf), places);
  });
}

test('a field that a resource cannot be selected by is said', async (t) => {
  const { askJson } = await createServerLab(t);
  const status = await askJson('/api/v1/configmaps?fieldSelector=type=x');
  assert.equal(status.code, 400);
  assert.match(status.message, /field label not supported: type/);
});
