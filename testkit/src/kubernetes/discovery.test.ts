import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createServerLab, type ServerLab } from './testing/create-server-lab.ts';

interface Group {
  readonly name: string;
  readonly versions: ReadonlyArray<{ readonly version: string }>;
  readonly preferredVersion: { readonly version: string };
}

const CERTIFICATES = { group: 'cert-manager.io', kind: 'Certificate', plural: 'certificates', namespaced: true };

const documentOf = async <T>({ ask }: ServerLab, path: string) => (await (await ask(path)).json()) as T;

async function resourcesOf(lab: ServerLab, path: string): Promise<string[]> {
  const { resources } = await documentOf<{ resources: ReadonlyArray<{ name: string }> }>(lab, path);
  return resources.map(({ name }) => name);
}

test('groups with their versions, the preferred one first', async (t) => {
  const lab = await createServerLab(t);
  lab.server.serve({ ...CERTIFICATES, version: 'v1' });
  lab.server.serve({ ...CERTIFICATES, version: 'v1alpha2' });

  const { groups } = await documentOf<{ groups: Group[] }>(lab, '/apis');
  const group = groups.find(({ name }) => name === 'cert-manager.io');

  assert.deepEqual(
    group?.versions.map(({ version }) => version),
    ['v1', 'v1alpha2']
  );
  assert.equal(group?.preferredVersion.version, 'v1');
  assert.equal((await documentOf<Group>(lab, '/apis/cert-manager.io')).name, 'cert-manager.io');
  assert.ok(groups.some(({ name }) => name === 'networking.k8s.io'));
  assert.deepEqual((await documentOf<{ versions: string[] }>(lab, '/api')).versions, ['v1']);
});

test('resources of a version', async (t) => {
  const lab = await createServerLab(t);
  assert.ok((await resourcesOf(lab, '/api/v1')).includes('secrets'));
  assert.deepEqual(await resourcesOf(lab, '/apis/networking.k8s.io/v1'), ['ingresses']);
  for (const path of ['/apis/cert-manager.io', '/apis/cert-manager.io/v1', '/apis/networking.k8s.io/v2', '/api/v2']) {
    assert.equal((await lab.ask(path)).status, 404, path);
  }
});

test('a CustomResourceDefinition brings its resource, and takes it away', async (t) => {
  const lab = await createServerLab(t);
  const names = { kind: 'Certificate', plural: 'certificates' };
  const versions = [{ name: 'v1' }, { name: 'v1alpha2', served: false }];
  lab.server.apply({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'certificates.cert-manager.io' },
    spec: { group: 'cert-manager.io', scope: 'Namespaced', names, versions },
  });

  assert.deepEqual(await resourcesOf(lab, '/apis/cert-manager.io/v1'), ['certificates']);
  assert.equal((await lab.ask('/apis/cert-manager.io/v1alpha2/certificates')).status, 404);
  assert.equal((await lab.ask('/apis/cert-manager.io/v1/certificates')).status, 200);

  lab.server.remove('CustomResourceDefinition', null, 'certificates.cert-manager.io');
  assert.equal((await lab.ask('/apis/cert-manager.io/v1/certificates')).status, 404);
});

test('an object that was applied in one version is told in the other', async (t) => {
  const lab = await createServerLab(t);
  lab.server.serve({ ...CERTIFICATES, version: 'v1' });
  lab.server.serve({ ...CERTIFICATES, version: 'v1alpha2' });
  lab.server.apply({ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'a', namespace: 'b' } });

  const { items } = await lab.askJson('/apis/cert-manager.io/v1alpha2/certificates');

  assert.deepEqual(
    items.map(({ apiVersion, kind }) => [apiVersion, kind]),
    [['cert-manager.io/v1alpha2', 'Certificate']]
  );
});

test('version and health', async (t) => {
  const lab = await createServerLab(t, { gitVersion: 'v1.24.17' });
  const { major, minor } = await documentOf<{ major: string; minor: string }>(lab, '/version');
  assert.deepEqual([major, minor], ['1', '24']);
  assert.equal(await (await lab.ask('/readyz')).text(), 'ok');
});

const unknown = [
  { path: '/apis/nobody.test/v1/things', says: '404 page not found' },
  { path: '/api/v1/things', says: 'the server could not find the requested resource' },
  { path: '/nothing', says: '404 page not found' },
  { path: '/apis/networking.k8s.io/v1/namespaces/a/ingresses/b/status/c', says: '404 page not found' },
];

for (const { path, says } of unknown) {
  test(`${path} is not found`, async (t) => {
    const { ask } = await createServerLab(t);
    const answer = await ask(path);
    assert.equal(answer.status, 404);
    assert.ok((await answer.text()).includes(says));
  });
}
