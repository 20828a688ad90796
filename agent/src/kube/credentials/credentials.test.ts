import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { createApiServer } from '@notafter/testkit';
import type { Cluster } from '../kube.ts';
import { openCluster } from '../open-cluster.ts';
import { createKubeLab } from '../testing/create-kube-lab.ts';
import { secret } from '../testing/manifests.ts';
import { SECRETS } from '../testing/set-up-follow.ts';

const open = async (t: TestContext) => {
  const server = await createApiServer();
  server.apply(secret('a/1', 'one'));
  return createKubeLab(t, server);
};

type Lab = Awaited<ReturnType<typeof open>>;

const MINUTE = 60_000;

/** What asking for a Secret comes to. */
async function ask(cluster: Cluster): Promise<string> {
  const answer = await cluster.getData({ ...SECRETS, namespace: 'a' }, '1', ({ name }) => name);
  return answer.ok ? 'ok' : answer.reason;
}

const lastToken = ({ server }: Lab) => server.requests.at(-1)?.token;

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A kubeconfig for the server whose cluster and user have these lines. */
async function writeKubeconfig(lab: Lab, user: readonly string[], cluster?: readonly string[], file = 'other') {
  const authority = cluster ?? [`certificate-authority-data: ${base64(lab.server.caPem)}`];
  const lines = [
    'current-context: here',
    'contexts: [{name: here, context: {cluster: there, user: me}}]',
    'clusters:',
    '- name: there',
    '  cluster:',
    `    server: ${lab.server.url}`,
    ...authority.map((line) => `    ${line}`),
    'users:',
    '- name: me',
    '  user:',
    ...user.map((line) => `    ${line}`),
  ];
  const written = path.join(lab.directory, file);
  await writeFile(written, `${lines.join('\n')}\n`);
  return written;
}

const CONTEXT = { log: { debug() {}, info() {}, warn() {} }, clock: () => 0 };

async function openInPod(t: TestContext, lab: Lab, environment: Record<string, string> = {}) {
  const serviceAccountDirectory = path.join(lab.directory, 'account');
  const { hostname, port } = new URL(lab.server.url);
  const opened = await openCluster(
    { kubeconfig: '', context: '' },
    {
      ...{ ...CONTEXT, timing: lab.timing, serviceAccountDirectory },
      environment: { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port, ...environment },
    }
  );
  assert.ok(opened.ok, opened.ok ? '' : opened.message);
  t.after(opened.cluster.close);
  return { cluster: opened.cluster, serviceAccountDirectory };
}

test('in a pod: the token file is read again every minute, and not between', async (t) => {
  const lab = await open(t);
  const account = path.join(lab.directory, 'account');
  lab.server.writeServiceAccount(account, 'first');
  const { cluster } = await openInPod(t, lab);
  const tokens: Array<string | null | undefined> = [];
  for (const [token, passes] of [
    ['first', 0],
    ['second', 30_000],
    ['second', MINUTE],
  ] as const) {
    lab.server.writeServiceAccount(account, token);
    lab.advance(passes);
    assert.equal(await ask(cluster), 'ok');
    tokens.push(lastToken(lab));
  }
  assert.deepEqual(tokens, ['first', 'first', 'second']);
});

test('401 after a token was rotated: the new one is read and tried at once', async (t) => {
  const lab = await open(t);
  const account = path.join(lab.directory, 'account');
  lab.server.writeServiceAccount(account, 'first');
  const { cluster } = await openInPod(t, lab);
  assert.equal(await ask(cluster), 'ok');
  lab.server.grant('first', null);
  lab.server.writeServiceAccount(account, 'second');
  lab.advance(10_000);

  assert.equal(await ask(cluster), 'ok');
  assert.deepEqual(
    lab.server.requests.map(({ token, status }) => `${token} ${status}`),
    ['first 200', 'first 401', 'second 200']
  );
});

test('401 without a new token is told, and asked for once', async (t) => {
  const lab = await open(t);
  lab.server.grant('lab-token', null);
  lab.advance(10_000);
  assert.equal(await ask(lab.cluster), 'unauthorized');
  assert.equal(lab.server.requests.length, 1);
});

test('a token file that is gone for a while: the old token stays, and that is logged once', async (t) => {
  const lab = await open(t);
  const file = await writeKubeconfig(lab, ['tokenFile: ./token']);
  await writeFile(path.join(lab.directory, 'token'), 'first\n');
  const cluster = await lab.open(file);
  await writeFile(path.join(lab.directory, 'token'), '');
  for (let minute = 0; minute < 3; minute += 1) {
    lab.advance(MINUTE);
    assert.equal(await ask(cluster), 'ok');
  }
  await writeFile(path.join(lab.directory, 'token'), 'second\n');
  lab.advance(MINUTE);
  assert.equal(await ask(cluster), 'ok');

  assert.equal(lastToken(lab), 'second');
  assert.equal(lab.warnings.length, 1);
  assert.match(lab.warnings[0]!, /tokenFile .*token is empty/);
});

test('a client certificate, by data and by files, and another one after a rotation', async (t) => {
  const lab = await open(t);
  const [first, second] = [lab.server.clientCertificate('first'), lab.server.clientCertificate('second')];
  const data = await lab.open(
    await writeKubeconfig(lab, [
      `client-certificate-data: ${base64(first.certificatePem)}`,
      `client-key-data: ${base64(first.keyPem)}`,
    ])
  );
  assert.equal(await ask(data), 'ok');

  const write = async ({ certificatePem, keyPem }: typeof first) => {
    await writeFile(path.join(lab.directory, 'me.crt'), certificatePem);
    await writeFile(path.join(lab.directory, 'me.key'), keyPem);
  };
  await write(first);
  const files = await lab.open(
    await writeKubeconfig(lab, ['client-certificate: me.crt', 'client-key: me.key'], undefined, 'files')
  );
  assert.equal(await ask(files), 'ok');
  lab.server.grant('first', null);
  await write(second);
  lab.advance(MINUTE);
  assert.deepEqual([await ask(files), await ask(data)], ['ok', 'unauthorized']);
});

const verifications = [
  { name: 'by data', cluster: null, result: 'ok' },
  { name: 'by file', cluster: ['certificate-authority: ca.crt'], result: 'ok' },
  { name: 'by the system’s roots', cluster: [], result: 'unreachable' },
  { name: 'not at all', cluster: ['insecure-skip-tls-verify: true'], result: 'ok' },
  {
    name: 'with another name',
    cluster: ['certificate-authority: ca.crt', 'tls-server-name: kubernetes'],
    result: 'ok',
  },
  {
    name: 'with a wrong name',
    cluster: ['certificate-authority: ca.crt', 'tls-server-name: somewhere.else'],
    result: 'unreachable',
  },
];

for (const { name, cluster, result } of verifications) {
  test(`the server is verified ${name}: ${result}`, async (t) => {
    const lab = await open(t);
    await writeFile(path.join(lab.directory, 'ca.crt'), lab.server.caPem);
    const opened = await lab.open(await writeKubeconfig(lab, ['token: x'], cluster ?? undefined));
    assert.equal(await ask(opened), result);
  });
}

/** A plug-in that writes down its calls and prints what it is told to. */
async function writePlugIn(lab: Lab, status: Record<string, unknown>, exit = 0) {
  const credential = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status };
  const file = path.join(lab.directory, 'plug-in.sh');
  const calls = path.join(lab.directory, 'calls');
  const text = `#!/bin/sh\necho "$1 $COLOUR $KUBERNETES_EXEC_INFO" >> ${calls}\ncat <<'END'\n${JSON.stringify(credential)}\nEND\nexit ${exit}\n`;
  await writeFile(file, text);
  await chmod(file, 0o755);
  return calls;
}

const EXEC = [
  'exec:',
  '  apiVersion: client.authentication.k8s.io/v1',
  '  command: ./plug-in.sh',
  '  args: [get-token]',
  '  env: [{name: COLOUR, value: blue}]',
  '  installHint: ask your administrator',
];

test('an exec plug-in gives a token, is asked once, and again when the token is refused', async (t) => {
  const lab = await open(t);
  const calls = await writePlugIn(lab, { token: 'first' });
  const cluster = await lab.open(await writeKubeconfig(lab, EXEC));
  for (let minute = 0; minute < 3; minute += 1) {
    assert.equal(await ask(cluster), 'ok');
    lab.advance(MINUTE);
  }
  assert.equal(lastToken(lab), 'first');
  const asked = async () => (await readFile(calls, 'utf8')).trimEnd().split('\n');
  assert.equal((await asked()).length, 1);
  assert.match((await asked())[0]!, /^get-token blue \{.*"kind":"ExecCredential".*"interactive":false/);

  assert.equal(await ask(cluster), 'ok');
  await writePlugIn(lab, { token: 'second' });
  lab.server.grant('first', null);
  lab.advance(10_000);
  assert.equal(await ask(cluster), 'ok');
  assert.equal(lastToken(lab), 'second');
  assert.equal((await asked()).length, 2);
});

test('an exec plug-in gives a client certificate', async (t) => {
  const lab = await open(t);
  const { certificatePem, keyPem } = lab.server.clientCertificate('jane');
  await writePlugIn(lab, { clientCertificateData: certificatePem, clientKeyData: keyPem });
  const cluster = await lab.open(await writeKubeconfig(lab, EXEC));
  assert.equal(await ask(cluster), 'ok');
  lab.server.grant('jane', []);
  assert.equal(await ask(cluster), 'forbidden');
});

const failures = [
  { name: 'a plug-in that fails', status: { token: 'x' }, exit: 3, says: /plug-in\.sh|ask your administrator/ },
  { name: 'a plug-in that gives nothing', status: {}, exit: 0, says: /plug-in/ },
];

for (const { name, status, exit, says } of failures) {
  test(`${name} is said`, async (t) => {
    const lab = await open(t);
    await writePlugIn(lab, status, exit);
    await assert.rejects(lab.open(await writeKubeconfig(lab, EXEC)), says);
  });
}

test('a plug-in that is not installed is said, with the hint', async (t) => {
  const lab = await open(t);
  const file = await writeKubeconfig(lab, EXEC);
  await assert.rejects(lab.open(file), /plug-in.*ask your administrator/);
});

const broken = [
  { name: 'no YAML', text: 'a: [b', says: /is not as it should be at the whole of it/ },
  { name: 'no current-context', text: 'contexts: []', says: /no current-context/ },
  { name: 'no such context', text: 'current-context: x', says: /no context "x", only none/ },
  {
    name: 'no such cluster',
    text: 'current-context: x\ncontexts: [{name: x, context: {cluster: y}}]',
    says: /no cluster "y"/,
  },
  { name: 'a wrong type', text: 'users: [{name: x, user: {token: [s3cret]}}]', says: /at users\.0\.user\.token/ },
];

for (const { name, text, says } of broken) {
  test(`a kubeconfig with ${name} is said, without a word of what is in it`, async (t) => {
    const lab = await open(t);
    const file = path.join(lab.directory, 'broken');
    await writeFile(file, text);
    const opened = await openCluster({ kubeconfig: file, context: '' }, CONTEXT);
    assert.ok(!opened.ok);
    assert.match(opened.message, says);
    assert.doesNotMatch(opened.message, /s3cret/);
  });
}

const refused = [
  { name: 'proxy-url', cluster: ['proxy-url: http://proxy:3128'], user: [], says: /proxy-url/ },
  { name: 'as-user-extra', cluster: [], user: ['as: jane', 'as-user-extra: {x: [y]}'], says: /as-user-extra/ },
];

for (const { name, cluster, user, says } of refused) {
  test(`${name}, which would change who asks or by what way, is refused`, async (t) => {
    const lab = await open(t);
    await assert.rejects(lab.open(await writeKubeconfig(lab, ['token: x', ...user], cluster)), says);
  });
}

test('KUBECONFIG with several files: the first that has an entry decides, missing ones are passed over', async (t) => {
  const lab = await open(t);
  const nested = path.join(lab.directory, 'nested');
  await mkdir(nested);
  await writeFile(path.join(nested, 'config'), 'users: [{name: me, user: {tokenFile: token}}]\n');
  await writeFile(path.join(nested, 'token'), 'nested');
  const file = await writeKubeconfig(lab, ['token: x']);
  const files = [path.join(lab.directory, 'missing'), path.join(nested, 'config'), file].join(path.delimiter);
  const { cluster } = await openInPod(t, lab, { KUBECONFIG: files });

  assert.equal(await ask(cluster), 'ok');
  assert.equal(lastToken(lab), 'nested');
});

test('without any credentials it is said what was looked for', async () => {
  const opened = await openCluster({ kubeconfig: '', context: '' }, { ...CONTEXT, environment: {} });
  assert.ok(!opened.ok);
  assert.deepEqual(
    [opened.reason, /KUBECONFIG.*service account.*name a kubeconfig/.test(opened.message)],
    ['missing', true]
  );
});

test('~/.kube/config comes last', async (t) => {
  const lab = await open(t);
  await mkdir(path.join(lab.directory, '.kube'));
  await writeFile(path.join(lab.directory, '.kube', 'config'), lab.server.kubeconfig('home'));
  const environment = { HOME: lab.directory, KUBERNETES_SERVICE_HOST: '' };
  const { cluster } = await openInPod(t, lab, environment);
  assert.equal(await ask(cluster), 'ok');
  assert.equal(lastToken(lab), 'home');
});
