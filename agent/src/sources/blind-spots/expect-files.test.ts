import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { issue } from '@notafter/testkit';
import type { FileSourceConfig } from '../../config/config.ts';
import { createLab, fileConfig, watch } from '../testing/create-lab.ts';
import { expectedFiles } from './expected-files.ts';

const { pem } = issue({ subject: 'CN=here' });
const kubeconfig = JSON.stringify({
  clusters: [{ name: 'c', cluster: { 'certificate-authority-data': Buffer.from(pem).toString('base64') } }],
  users: [{ name: 'u', user: { 'client-certificate-data': Buffer.from(pem).toString('base64') } }],
});

const PATHS = expectedFiles('kubeadm')
  .flat()
  .map(({ path }) => path);

async function setUp(test: TestContext, paths: readonly string[], parts: Partial<FileSourceConfig> = {}) {
  const lab = await createLab(test);
  const write = (path: string) => lab.write(path, path.endsWith('.conf') ? kubeconfig : pem);
  for (const path of paths) {
    await write(path);
  }
  const { pass, sink } = watch(fileConfig({ preset: 'kubeadm', root: lab.directory, ...parts }));
  const gaps = async () => {
    await pass();
    return sink.unwatched.map(({ object }) => object);
  };
  return { gaps, sink, write, remove: (path: string) => rm(lab.at(path)) };
}

for (const path of PATHS) {
  test(`taking ${path} away names exactly it, until it is back`, async (t) => {
    const { gaps, sink, write, remove } = await setUp(t, PATHS);
    assert.deepEqual(await gaps(), []);
    await remove(path);
    assert.deepEqual(await gaps(), [path]);
    assert.match(sink.unwatched[0]?.remedy.at(-1)?.text ?? '', /^Proof: /);
    await write(path);
    assert.deepEqual(await gaps(), []);
  });
}

const nodes: ReadonlyArray<{ name: string; paths: readonly string[]; parts?: Partial<FileSourceConfig> }> = [
  { name: 'a node without anything', paths: [] },
  { name: 'a worker', paths: ['/etc/kubernetes/pki/ca.crt', '/etc/kubernetes/kubelet.conf'] },
  {
    name: 'a control plane with an etcd elsewhere',
    paths: [...PATHS.filter((path) => !path.includes('/etcd/')), '/etc/kubernetes/pki/etcd/ca.crt'],
  },
  { name: 'an agent that sees the kubeconfigs alone', paths: PATHS.filter((path) => path.endsWith('.conf')) },
  {
    name: 'a file that is left out',
    paths: PATHS.filter((path) => !path.includes('front-proxy')),
    parts: { excludePaths: ['**/front-proxy*'] },
  },
  { name: 'KubeKey, with an etcd of its own', paths: PATHS.slice(0, 8), parts: { preset: 'kubekey' } },
  { name: 'no preset', paths: PATHS.slice(1), parts: { preset: null, paths: ['/etc/kubernetes/pki/*.crt'] } },
];

for (const { name, paths, parts = {} } of nodes) {
  test(`${name}: nothing is expected`, async (t) => {
    const { gaps } = await setUp(t, paths, parts);
    assert.deepEqual(await gaps(), []);
  });
}

test('a file that cannot be read is there', async (t) => {
  const { gaps, write } = await setUp(t, PATHS.slice(1));
  await write('/etc/kubernetes/pki/ca.crt/directory');
  assert.deepEqual(await gaps(), []);
});
