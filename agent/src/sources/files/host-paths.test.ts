import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLab } from '../testing/create-lab.ts';
import { createHostPaths } from './host-paths.ts';

const HERE = [
  { name: 'on the host itself', root: '', mappings: [], path: '/etc/a', here: '/etc/a' },
  { name: 'beneath a root', root: '/host', mappings: [], path: '/etc/a', here: '/host/etc/a' },
  { name: 'mapped', root: '/host', mappings: [{ from: '/etc', to: '/mnt/e' }], path: '/etc/a', here: '/mnt/e/a' },
  { name: 'mapped itself', root: '', mappings: [{ from: '/etc/', to: '/mnt/e/' }], path: '/etc', here: '/mnt/e' },
  { name: 'of a similar name', root: '', mappings: [{ from: '/etc', to: '/mnt' }], path: '/etcd/a', here: '/etcd/a' },
  {
    name: 'mapped twice, the longest prefix',
    root: '',
    mappings: [
      { from: '/etc', to: '/mnt/1' },
      { from: '/etc/pki', to: '/mnt/2' },
    ],
    path: '/etc/pki/a',
    here: '/mnt/2/a',
  },
  {
    name: 'named where it is mounted',
    root: '',
    mappings: [{ from: '/', to: '/mnt' }],
    path: '/mnt/a',
    here: '/mnt/a',
  },
];

for (const { name, root, mappings, path, here } of HERE) {
  test(`a path ${name} is found here`, () => {
    assert.equal(createHostPaths(root, mappings).here(path), here);
  });
}

const LINKS = [
  { name: 'a relative link', link: 'a/l', target: '../b/file', path: '/a/l', followed: '/b/file' },
  { name: 'an absolute link', link: 'a/l', target: '/b/file', path: '/a/l', followed: '/b/file' },
  { name: 'a link to a directory', link: 'a/l', target: '/b', path: '/a/l/file', followed: '/b/file' },
  { name: 'a link above the root', link: 'a/l', target: '../../../../b/file', path: '/a/l', followed: '/b/file' },
  { name: 'a link back through a link', link: 'a/l', target: '/b/up/b/file', path: '/a/l', followed: '/b/file' },
];

for (const { name, link, target, path, followed } of LINKS) {
  test(`${name} is followed as the host would`, async (t) => {
    const lab = await createLab(t);
    await lab.write('b/file', '');
    await lab.link('b/up', '..');
    await lab.link(link, target);

    assert.equal(await createHostPaths(lab.directory, []).followLinks(path), followed);
  });
}

const FAILURES = [
  { name: 'nothing', path: '/none/file', code: 'ENOENT' },
  { name: 'a broken link', path: '/broken', code: 'ENOENT' },
  { name: 'a circle of links', path: '/circle/file', code: 'ELOOP' },
];

for (const { name, path, code } of FAILURES) {
  test(`following ${name} fails as the system does`, async (t) => {
    const lab = await createLab(t);
    await lab.link('broken', '/none');
    await lab.link('circle', '/other');
    await lab.link('other', '/circle');

    await assert.rejects(createHostPaths(lab.directory, []).followLinks(path), { code });
  });
}

test('what leads to a mapped directory need not exist here', async (t) => {
  const lab = await createLab(t);
  await lab.write('mnt/pki/real', '');
  await lab.link('mnt/pki/current', '/var/lib/nowhere/kubelet/pki/real');
  const mapping = { from: '/var/lib/nowhere/kubelet', to: lab.at('mnt') };

  const { followLinks } = createHostPaths('', [mapping]);

  assert.equal(await followLinks('/var/lib/nowhere/kubelet/pki/current'), '/var/lib/nowhere/kubelet/pki/real');
});
