import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { test } from 'node:test';
import { issue } from '@notafter/testkit';
import { PRESETS } from '../../config/config.ts';
import { createKnownPlacesSource } from '../file-source.ts';
import { readOnce } from '../read-once.ts';
import { CONTEXT, createLab, fileConfig, watch } from '../testing/create-lab.ts';
import { createRecordingSink } from '../testing/recording-sink.ts';
import { PLACES_OF_PRESET, knownPlaces } from './presets.ts';

const certificate = issue({ subject: 'CN=here' });
const kubeconfig = JSON.stringify({
  users: [{ name: 'me', user: { 'client-certificate-data': Buffer.from(certificate.pem).toString('base64') } }],
});

/** One file of each preset, and a kubeconfig. */
const EXAMPLES = {
  kubeadm: ['/etc/kubernetes/pki/etcd/server.crt', '/etc/kubernetes/admin.conf'],
  kubekey: ['/etc/ssl/etcd/ssl/member-node1.pem', '/etc/kubernetes/scheduler.conf'],
  k3s: ['/var/lib/rancher/k3s/server/tls/serving-kube-apiserver.crt', '/etc/rancher/k3s/k3s.yaml'],
  rke2: ['/var/lib/rancher/rke2/agent/serving-kubelet.crt', '/var/lib/rancher/rke2/server/cred/admin.kubeconfig'],
  k0s: ['/var/lib/k0s/pki/etcd/peer.crt', '/var/lib/k0s/pki/admin.conf'],
  microk8s: ['/var/snap/microk8s/current/certs/server.crt', '/var/snap/microk8s/current/credentials/client.config'],
  talos: ['/system/secrets/kubernetes/kube-apiserver/apiserver.crt', '/etc/kubernetes/kubeconfig-kubelet'],
  openshift: [
    '/etc/kubernetes/static-pod-resources/etcd-certs/secrets/etcd-all-certs/a.crt',
    '/etc/kubernetes/kubeconfig',
  ],
} as const;

for (const preset of PRESETS) {
  test(`${preset} finds its files and kubeconfigs, and is silent about the rest`, async (t) => {
    const lab = await createLab(t);
    const [file, config] = EXAMPLES[preset];
    await lab.write(file, certificate.pem);
    await lab.write(config, kubeconfig);
    const { pass, found, sink } = watch(fileConfig({ preset, root: lab.directory }));

    await pass();

    assert.deepEqual(
      found(),
      Object.fromEntries(
        [
          [file, 'here'],
          [`${config}#user/me`, 'here'],
        ].sort()
      )
    );
    assert.deepEqual([...sink.facts.keys()].sort(), [file, config].sort());
    assert.deepEqual(sink.passes, [{ ok: true, durationMs: 0 }]);
  });

  test(`${preset} names absolute paths, who uses them, and renewals that end in a proof`, () => {
    for (const { path, facts } of PLACES_OF_PRESET[preset]) {
      assert.ok(isAbsolute(path), path);
      assert.ok((facts.usedBy ?? []).length > 0 || facts.managedBy !== undefined, path);
      assert.ok(facts.renewal === undefined || facts.renewal.at(-1)?.command !== undefined, path);
    }
  });
}

test('kubeadm says how its API server’s certificate is renewed, and that the kubelet renews its own', async (t) => {
  const lab = await createLab(t);
  await lab.write('/etc/kubernetes/pki/apiserver.crt', certificate.pem);
  await lab.write('/var/lib/kubelet/pki/kubelet-client-1.pem', certificate.pem);
  await lab.link('/var/lib/kubelet/pki/kubelet-client-current.pem', 'kubelet-client-1.pem');
  const { pass, sink } = watch(fileConfig({ preset: 'kubeadm', root: lab.directory }));

  await pass();

  const facts = sink.facts.get('/etc/kubernetes/pki/apiserver.crt');
  assert.deepEqual(facts?.usedBy, ['kube-apiserver']);
  assert.deepEqual(
    facts?.renewal?.map(({ command }) => command?.split(' ')[0]),
    ['kubeadm', 'mv', 'openssl']
  );
  assert.equal(sink.facts.get('/var/lib/kubelet/pki/kubelet-client-current.pem')?.managedBy, 'kubelet');
});

test('what a preset had found and is gone is removed with its facts, and never missing', async (t) => {
  const lab = await createLab(t);
  await lab.write('/etc/kubernetes/pki/ca.crt', certificate.pem);
  const { pass, found, sink } = watch(fileConfig({ preset: 'kubeadm', root: lab.directory }));
  await pass();
  await rm(lab.at('/etc/kubernetes/pki/ca.crt'));

  assert.deepEqual(await pass(), ['relate /etc/kubernetes/pki/ca.crt', 'remove /etc/kubernetes/pki/ca.crt gone']);
  assert.deepEqual([found(), sink.facts.size], [{}, 0]);
});

test('a path that is configured and in a preset is missing when absent', async (t) => {
  const lab = await createLab(t);
  const paths = ['/etc/kubernetes/pki/ca.crt'];
  const { pass, found } = watch(fileConfig({ preset: 'kubeadm', paths, root: lab.directory }));

  await pass();

  assert.deepEqual(found(), { '/etc/kubernetes/pki/ca.crt': 'missing' });
});

test('excluded paths hold for a preset, too', async (t) => {
  const lab = await createLab(t);
  await lab.write('/etc/kubernetes/admin.conf', kubeconfig);
  await lab.write('/etc/kubernetes/pki/ca.crt', certificate.pem);
  const excludePaths = ['/etc/kubernetes/*.conf'];
  const { pass, found } = watch(fileConfig({ preset: 'kubeadm', excludePaths, root: lab.directory }));

  await pass();

  assert.deepEqual(found(), { '/etc/kubernetes/pki/ca.crt': 'here' });
});

test('the known places of all presets are read where they exist, each once', async (t) => {
  const lab = await createLab(t);
  await lab.write('/etc/kubernetes/pki/ca.crt', certificate.pem);
  await lab.write('/var/lib/k0s/pki/admin.conf', kubeconfig);
  const sink = createRecordingSink();
  const source = createKnownPlacesSource(fileConfig({ root: lab.directory }), CONTEXT);

  await readOnce([source], () => sink);

  assert.deepEqual([...sink.readings.keys()].sort(), [
    '/etc/kubernetes/pki/ca.crt',
    '/var/lib/k0s/pki/admin.conf#user/me',
  ]);
  const keys = knownPlaces().map(({ kind, path }) => `${kind} ${path}`);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(source.looksAt, ['every preset']);
});
