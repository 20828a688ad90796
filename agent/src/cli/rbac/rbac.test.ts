import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { recordingTerminal } from '../recording-terminal.ts';
import { rbac } from './rbac.ts';

const OPTIONS = { name: 'notafter', serviceAccount: 'agent', namespace: 'monitoring' };

async function print(test: TestContext, sources: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'notafter-rbac-'));
  test.after(() => rm(directory, { recursive: true, force: true }));
  const config = join(directory, 'notafter.yaml');
  await writeFile(config, `sources:\n${sources.map((source) => `  - ${source}\n`).join('')}`);
  const terminal = recordingTerminal();
  const exitCode = await rbac({ ...OPTIONS, config }, terminal);
  return { exitCode, text: terminal.output(), errors: terminal.errors() };
}

const documentsOf = (text: string) => parseAllDocuments(text).map((document) => document.toJS());

test('a ClusterRole and its binding for what is needed in all of the cluster', async (t) => {
  const { exitCode, text } = await print(t, [
    '{ kind: kubernetes, name: cluster, secrets: {} }',
    '{ kind: cabundle, name: bundles, cabundles: { resources: { apiservice: false, crdConversion: false } } }',
  ]);

  assert.equal(exitCode, 0);
  assert.deepEqual(documentsOf(text), [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'notafter' },
      rules: [
        { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['namespaces'], verbs: ['list', 'watch'] },
        {
          apiGroups: ['admissionregistration.k8s.io'],
          resources: ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'notafter' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'notafter' },
      subjects: [{ kind: 'ServiceAccount', name: 'agent', namespace: 'monitoring' }],
    },
  ]);
});

test('a Role in each namespace that is named, and none where the ClusterRole says it already', async (t) => {
  const { text } = await print(t, [
    "{ kind: kubernetes, name: shop, namespaces: { include: [shop, hr] }, secrets: {}, configMaps: { keyPatterns: ['^ca'] } }",
    '{ kind: kubernetes, name: all, secrets: {} }',
    '{ kind: kubernetes, name: users, namespaces: { include: [hr] }, secrets: {}, usedBy: { ingresses: true } }',
  ]);

  const roles = documentsOf(text).filter(({ kind }) => /Role$/.test(kind));
  assert.deepEqual(
    roles.map(({ kind, metadata, rules }) => [
      kind,
      metadata.namespace,
      rules.map(({ resources, verbs }: Record<string, string[]>) => `${verbs} ${resources}`),
    ]),
    [
      ['ClusterRole', undefined, ['get,list,watch secrets', 'list,watch namespaces']],
      ['Role', 'hr', ['get,list,watch configmaps', 'list,watch ingresses']],
      ['Role', 'shop', ['get,list,watch configmaps']],
    ]
  );
});

test('one part for each API server, which says for which it is', async (t) => {
  const { text } = await print(t, [
    '{ kind: csr, name: here }',
    '{ kind: csr, name: there, cluster: east, kubeconfig: /etc/east.conf, context: admin }',
  ]);

  assert.match(text, /^# this cluster: here\n/);
  assert.match(text, /\n---\n# cluster east, kubeconfig \/etc\/east\.conf, context admin: there\n/);
  assert.equal(documentsOf(text).length, 4);
});

test('a configuration that asks no API server needs no rights', async (t) => {
  const { exitCode, text, errors } = await print(t, ["{ kind: file, name: files, paths: ['/etc/ssl/*.pem'] }"]);

  assert.deepEqual([exitCode, text], [0, '']);
  assert.match(errors, /it needs no rights/);
});

test('what one source follows and another one checks is one rule', async (t) => {
  const { text } = await print(t, [
    '{ kind: cabundle, name: bundles, cabundles: { resources: { validating: false, apiservice: false, crdConversion: false } } }',
    '{ kind: kubernetes, name: users, namespaces: { include: [hr] }, secrets: {}, usedBy: { webhooks: true } }',
  ]);

  const admission = documentsOf(text)[0].rules.filter(
    ({ apiGroups }: { apiGroups: string[] }) => apiGroups[0] === 'admissionregistration.k8s.io'
  );
  assert.deepEqual(admission, [
    {
      apiGroups: ['admissionregistration.k8s.io'],
      resources: ['mutatingwebhookconfigurations'],
      verbs: ['get', 'list', 'watch'],
    },
    {
      apiGroups: ['admissionregistration.k8s.io'],
      resources: ['validatingwebhookconfigurations'],
      verbs: ['list', 'watch'],
    },
  ]);
});

const keystores = (passphrase: string) => `keyPatterns: ['p12$'], formats: [pkcs12], pkcs12: { ${passphrase} }`;

test('Secrets that hold passphrases by their names, where Secrets are not read anyway', async (t) => {
  const elsewhere = 'passphraseSecretRef: { namespace: vault, name: passwords, key: web }';
  const beside = 'passphraseSecretRef: { name: store, key: web }';
  const { text } = await print(t, [
    `{ kind: kubernetes, name: a, namespaces: { include: [shop] }, secrets: { types: [{ type: Opaque, ${keystores(elsewhere)} }] } }`,
    `{ kind: kubernetes, name: b, namespaces: { include: [shop, hr] }, configMaps: { ${keystores(beside)} } }`,
  ]);
  assert.deepEqual(
    documentsOf(text)
      .filter(({ kind }) => kind === 'Role')
      .flatMap(({ metadata, rules }) => rules.map((rule: object) => ({ in: metadata.namespace, ...rule }))),
    [
      { in: 'hr', apiGroups: [''], resources: ['secrets'], resourceNames: ['store'], verbs: ['get'] },
      { in: 'hr', apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] },
      { in: 'shop', apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get', 'list', 'watch'] },
      { in: 'vault', apiGroups: [''], resources: ['secrets'], resourceNames: ['passwords'], verbs: ['get'] },
    ]
  );
});

test('without a configuration it says so', async () => {
  const terminal = recordingTerminal();
  assert.equal(await rbac(OPTIONS, { ...terminal, environment: {} }), 1);
  assert.match(terminal.errors(), /name one with --config/);
});

test('a wrong configuration is told as serve tells it', async (t) => {
  const { exitCode, text, errors } = await print(t, ['{ kind: kubernetes, name: cluster, secret: {} }']);

  assert.deepEqual([exitCode, text], [1, '']);
  assert.match(errors, /:2:\d+.*secret/);
});
