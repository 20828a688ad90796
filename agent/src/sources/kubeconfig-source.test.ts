import assert from 'node:assert/strict';
import { chmod, rm } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { issue } from '@notafter/testkit';
import type { KubeconfigSourceConfig } from '../config/config.ts';
import { asNobody, createLab, kubeconfigConfig, watch } from './testing/create-lab.ts';

const CA = issue({ subject: 'CN=kubernetes', ca: true });
const ADMIN = issue({ subject: 'CN=admin', issuer: CA });
const RENEWED = issue({ subject: 'CN=admin-2', issuer: CA });

const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Entries {
  readonly clusters?: Readonly<Record<string, object>>;
  readonly users?: Readonly<Record<string, object>>;
}

function kubeconfigText({ clusters = {}, users = {} }: Entries): string {
  return JSON.stringify({
    clusters: Object.entries(clusters).map(([name, cluster]) => ({ name, cluster })),
    users: Object.entries(users).map(([name, user]) => ({ name, user })),
  });
}

async function setUp(t: TestContext, paths: readonly string[], parts: Partial<KubeconfigSourceConfig> = {}) {
  const lab = await createLab(t);
  return { ...lab, ...watch(kubeconfigConfig({ ...parts, paths: paths.map(lab.at) }), lab.directory) };
}

const EMBEDDED = kubeconfigText({
  clusters: { prod: { 'certificate-authority-data': base64(CA.pem) } },
  users: { admin: { 'client-certificate-data': base64(ADMIN.pem), 'client-key-data': base64(ADMIN.keyPem) } },
});

test('embedded certificates of every cluster and user are locations', async (t) => {
  const { write, pass, found } = await setUp(t, ['admin.conf']);
  await write('admin.conf', EMBEDDED);

  await pass();

  assert.deepEqual(found(), { 'admin.conf#cluster/prod': 'kubernetes', 'admin.conf#user/admin': 'admin' });
});

test('references count from the kubeconfig’s directory, or are absolute', async (t) => {
  const { at, write, pass, found } = await setUp(t, ['etc/kubelet.conf']);
  await write('pki/ca.crt', CA.pem);
  await write('pki/client.pem', ADMIN.pem + ADMIN.keyPem);
  const users = { node: { 'client-certificate': at('pki/client.pem') } };
  await write(
    'etc/kubelet.conf',
    kubeconfigText({ clusters: { c: { 'certificate-authority': '../pki/ca.crt' } }, users })
  );

  await pass();

  assert.deepEqual(found(), { 'etc/kubelet.conf#cluster/c': 'kubernetes', 'etc/kubelet.conf#user/node': 'admin' });
});

test('patterns find kubeconfigs', async (t) => {
  const { write, pass, found } = await setUp(t, ['k/*.conf']);
  await write('k/a.conf', EMBEDDED);
  await write('k/b.conf', kubeconfigText({ users: { robot: { token: 'abc' } } }));

  await pass();

  assert.deepEqual(Object.keys(found()), ['k/a.conf#cluster/prod', 'k/a.conf#user/admin']);
});

const BROKEN_ENTRIES = [
  { name: 'data that is not base64', user: { 'client-certificate-data': '%%%' }, reason: 'decode_failed' },
  {
    name: 'data without a certificate',
    user: { 'client-certificate-data': 'aGVsbG8=' },
    reason: 'no_certificate_found',
  },
  { name: 'a missing file', user: { 'client-certificate': 'none.crt' }, reason: 'missing' },
  { name: 'a directory', user: { 'client-certificate': '.' }, reason: 'not_a_file' },
  { name: 'a device', user: { 'client-certificate': '/dev/zero' }, reason: 'not_a_file' },
];

for (const { name, user, reason } of BROKEN_ENTRIES) {
  test(`an entry with ${name} is a reading with a reason, and its neighbours live`, async (t) => {
    const { write, pass, found } = await setUp(t, ['a.conf']);
    const users = { bad: user, good: { 'client-certificate-data': base64(ADMIN.pem) } };
    await write('a.conf', kubeconfigText({ users }));

    await pass();

    assert.deepEqual(found(), { 'a.conf#user/bad': reason, 'a.conf#user/good': 'admin' });
  });
}

const BROKEN_FILES = [
  { name: 'broken YAML', content: 'users: [', reason: 'decode_failed' },
  { name: 'no certificate at all', content: 'users: []', reason: 'no_certificate_found' },
  { name: 'more than 1 MiB', content: `# ${'x'.repeat(1024 * 1024)}`, reason: 'too_large' },
];

for (const { name, content, reason } of BROKEN_FILES) {
  test(`a kubeconfig with ${name} is a reading of its own until it is mended`, async (t) => {
    const { write, pass, found } = await setUp(t, ['a.conf']);
    await write('a.conf', content);
    await pass();
    assert.deepEqual(found(), { 'a.conf': reason });

    await write('a.conf', EMBEDDED);

    assert.deepEqual(await pass(), [
      'remove a.conf unconfigured',
      'replace a.conf#cluster/prod',
      'replace a.conf#user/admin',
    ]);
  });
}

test('a kubeconfig that breaks or goes away is told at each of its entries', async (t) => {
  const { at, write, pass, found } = await setUp(t, ['a.conf']);
  await write('a.conf', EMBEDDED);
  await pass();

  await write('a.conf', 'users: [');
  await pass();
  assert.deepEqual(found(), { 'a.conf#cluster/prod': 'decode_failed', 'a.conf#user/admin': 'decode_failed' });

  await rm(at('a.conf'));
  await pass();
  assert.deepEqual(found(), { 'a.conf#cluster/prod': 'missing', 'a.conf#user/admin': 'missing' });

  await write('a.conf', EMBEDDED);
  await pass();
  assert.deepEqual(found(), { 'a.conf#cluster/prod': 'kubernetes', 'a.conf#user/admin': 'admin' });
});

test('a configured kubeconfig that is missing is a reading', async (t) => {
  const { pass, found } = await setUp(t, ['a.conf']);

  await pass();

  assert.deepEqual(found(), { 'a.conf': 'missing' });
});

test('a kubeconfig that may not be read is told, and what was read stays', async (t) => {
  const { at, write, pass, found } = await setUp(t, ['k/*.conf']);
  await write('k/a.conf', EMBEDDED);
  await write('k/b.conf', EMBEDDED);
  await chmod(at('k/b.conf'), 0o000);
  await asNobody(pass);
  await chmod(at('k'), 0o000);

  await asNobody(pass);

  assert.deepEqual(found(), {
    k: 'permission_denied',
    'k/a.conf#cluster/prod': 'permission_denied',
    'k/a.conf#user/admin': 'permission_denied',
    'k/b.conf': 'permission_denied',
  });
});

test('an entry that is taken out is removed, and so is a found kubeconfig that is gone', async (t) => {
  const { at, write, pass } = await setUp(t, ['k/*.conf']);
  await write('k/a.conf', EMBEDDED);
  await pass();

  await write('k/a.conf', kubeconfigText({ clusters: { prod: { 'certificate-authority-data': base64(CA.pem) } } }));
  assert.deepEqual(await pass(), ['remove k/a.conf#user/admin gone', 'replace k/a.conf#cluster/prod']);

  await rm(at('k/a.conf'));
  assert.deepEqual(await pass(), ['remove k/a.conf#cluster/prod gone']);
});

test('freshness includes the files referred to: a rotated kubelet certificate is seen', async (t) => {
  const { at, write, link, pass, found } = await setUp(t, ['kubelet.conf']);
  await write('pki/client-1.pem', ADMIN.pem);
  await write('pki/client-2.pem', RENEWED.pem);
  await link('pki/current.pem', 'client-1.pem');
  await write('kubelet.conf', kubeconfigText({ users: { node: { 'client-certificate': at('pki/current.pem') } } }));
  await pass();
  assert.deepEqual(await pass(), []);

  await link('pki/current.pem', 'client-2.pem');
  await pass();
  assert.deepEqual(found(), { 'kubelet.conf#user/node': 'admin-2' });

  await rm(at('pki/client-2.pem'));
  await pass();
  assert.deepEqual(found(), { 'kubelet.conf#user/node': 'broken_symlink' });
});

test('with root and path mappings, references are found where the host has them', async (t) => {
  const lab = await createLab(t);
  const text = kubeconfigText({
    clusters: { c: { 'certificate-authority': 'pki/ca.crt' } },
    users: { node: { 'client-certificate': '/var/lib/kubelet/pki/current.pem' } },
  });
  await lab.write('host/etc/kubernetes/kubelet.conf', text);
  await lab.write('host/etc/kubernetes/pki/ca.crt', CA.pem);
  await lab.write('mnt/pki/client.pem', ADMIN.pem);
  await lab.link('mnt/pki/current.pem', '/var/lib/kubelet/pki/client.pem');
  const pathMappings = [{ from: '/var/lib/kubelet', to: lab.at('mnt') }];
  const config = { root: lab.at('host'), pathMappings, paths: ['/etc/kubernetes/*.conf'] };
  const { pass, found } = watch(kubeconfigConfig(config));

  await pass();

  assert.deepEqual(found(), {
    '/etc/kubernetes/kubelet.conf#cluster/c': 'kubernetes',
    '/etc/kubernetes/kubelet.conf#user/node': 'admin',
  });
});

test('check reads one kubeconfig again, all of its entries', async (t) => {
  const { at, write, pass, source, sink } = await setUp(t, ['a.conf', 'b.conf']);
  await write('a.conf', EMBEDDED);
  await write('b.conf', EMBEDDED);
  await pass();
  sink.clear();

  const holder = { kind: 'kubeconfig', source: 'lab', cluster: 'prod', node: 'node-1' } as const;
  await source.check({ ...holder, path: at('a.conf'), entry: 'user/admin' });

  assert.deepEqual(sink.calls, [`replace ${at('a.conf')}#cluster/prod`, `replace ${at('a.conf')}#user/admin`]);
});

test('hostile names of entries stay what they are', async (t) => {
  const { write, pass, found } = await setUp(t, ['a.conf']);
  const name = '<img src=x>\n"#user/../../etc';
  await write('a.conf', kubeconfigText({ users: { [name]: { 'client-certificate-data': base64(ADMIN.pem) } } }));

  await pass();

  assert.deepEqual(found(), { [`a.conf#user/${name}`]: 'admin' });
});
