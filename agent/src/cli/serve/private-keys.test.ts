import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { type Manifest, createApiServer, issue, until } from '@notafter/testkit';
import { startAgent } from './testing/start-agent.ts';

const NOT_LINUX = process.platform === 'linux' ? false : 'it reads /proc';

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** Forty-eight characters, so that their base64 is one line of PEM, the same wherever it stands. */
const marker = () => randomBytes(24).toString('hex');

/** A private key made of one text again and again: `text` in its DER, `line` in its PEM. */
function privateKey() {
  const text = marker();
  const line = base64(text);
  const pem = `-----BEGIN PRIVATE KEY-----\n${`${line}\n`.repeat(36)}-----END PRIVATE KEY-----\n`;
  return { text, line, pem };
}

/** Forms that a text in the middle of a value could have in memory: as it is, and once more in base64. */
function formsOf(value: string, part: string): string[] {
  const at = Math.ceil(value.indexOf(part) / 3) * 3;
  return [part.slice(0, 48), base64(value.slice(at, at + 45))];
}

interface Planted {
  readonly secret: Manifest;
  /** What must not be found. */
  readonly forms: readonly string[];
}

function plant(
  name: string,
  type: string,
  value: Record<string, string | Buffer>,
  secrets: readonly string[]
): Planted {
  const data = Object.fromEntries(Object.entries(value).map(([key, text]) => [key, base64(text)]));
  const labels = { 'cluster.x-k8s.io/cluster-name': 'east', 'argocd.argoproj.io/secret-type': 'cluster' };
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ data }) };
  const forms = Object.values(value).flatMap((text) =>
    secrets.flatMap((part) => (String(text).includes(part) ? formsOf(String(text), part) : []))
  );
  return {
    secret: {
      apiVersion: 'v1',
      kind: 'Secret',
      type,
      metadata: { name, namespace: 'shop', labels, annotations },
      data,
    },
    forms: [...new Set([...forms, ...secrets.map((part) => part.slice(0, 48))])],
  };
}

/** Each kind of Secret that we read, with a private key of its own. */
function plantAll(certificate: ReturnType<typeof issue>): Record<string, Planted> {
  const [tls, bundle, kubeconfig, argocd] = [privateKey(), privateKey(), privateKey(), privateKey()];
  const token = marker();
  const [keyData, certData] = [base64(kubeconfig.pem), base64(certificate.pem)];
  const users = `users:\n- name: admin\n  user:\n    client-certificate-data: ${certData}\n    client-key-data: ${keyData}\n`;
  const tlsClientConfig = { certData, keyData: base64(argocd.pem) };
  return {
    'tls.key': plant('tls', 'kubernetes.io/tls', { 'tls.crt': certificate.pem, 'tls.key': tls.pem }, [
      tls.line,
      tls.text,
    ]),
    'a key beside its certificate': plant('bundle', 'Opaque', { 'all.pem': certificate.pem + bundle.pem }, [
      bundle.line,
      bundle.text,
    ]),
    'a kubeconfig': plant('east-kubeconfig', 'cluster.x-k8s.io/secret', { value: `apiVersion: v1\n${users}` }, [
      keyData,
      kubeconfig.line,
      kubeconfig.text,
    ]),
    'a cluster of Argo CD': plant(
      'argocd',
      'Opaque',
      { config: JSON.stringify({ bearerToken: token, tlsClientConfig }) },
      [tlsClientConfig.keyData, argocd.line, argocd.text, token]
    ),
  };
}

/** A key beside its certificate in a file, and one in a kubeconfig. */
async function plantFiles(directory: string) {
  const { pem } = issue({ subject: 'CN=in a file' });
  const [inFile, inKubeconfig] = [privateKey(), privateKey()];
  const [file, kubeconfig] = [path.join(directory, 'all.pem'), path.join(directory, 'admin.conf')];
  const keyData = base64(inKubeconfig.pem);
  const user = { 'client-certificate-data': base64(pem), 'client-key-data': keyData };
  await writeFile(file, pem + inFile.pem);
  await writeFile(kubeconfig, JSON.stringify({ users: [{ name: 'admin', user }] }));
  return {
    sources: [
      { kind: 'file', name: 'files', paths: [file] },
      { kind: 'kubeconfig', name: 'kubeconfigs', paths: [kubeconfig] },
    ],
    forms: [inFile.text, inFile.line, inKubeconfig.text, inKubeconfig.line, keyData.slice(60, 120)],
  };
}

const many = (planted: Planted): Manifest[] =>
  Array.from({ length: 250 }, (_, index) => ({
    ...planted.secret,
    metadata: { ...planted.secret.metadata, name: `tls-${index}` },
  }));

for (const format of ['protobuf', 'JSON']) {
  test(
    `no private key is in the agent’s memory after it has seen files, and Secrets in ${format}`,
    { skip: NOT_LINUX, timeout: 120_000 },
    async (t) => {
      const canary = `canary-${marker()}`;
      const planted = plantAll(issue({ subject: `CN=${canary}` }));
      const server = await createApiServer({ protobuf: format === 'protobuf' });
      const directory = await mkdtemp(path.join(tmpdir(), 'notafter-memory-'));
      t.after(async () => {
        await server.close();
        await rm(directory, { recursive: true });
      });
      const secrets = Object.values(planted).map(({ secret }) => secret);
      server.apply(...secrets, ...many(planted['tls.key']!));
      const kubeconfig = path.join(directory, 'kubeconfig');
      const token = marker();
      await writeFile(kubeconfig, server.kubeconfig(token));

      const types = [{ type: 'kubernetes.io/tls' }, { type: 'Opaque', keyPatterns: [String.raw`^all\.`, '^config$'] }];
      const files = await plantFiles(directory);
      const agent = await startAgent(t, directory, [
        { kind: 'kubernetes', name: 'lab', kubeconfig, secrets: { types } },
        ...files.sources,
      ]);
      const isSeen = (...names: string[]) =>
        until(async () => {
          const metrics = await agent.metrics();
          return names.every((name) => metrics.includes(`secret_name="${name}"`));
        });
      await isSeen('tls-249', ...secrets.map(({ metadata }) => metadata.name));
      const renewed = secrets.map((secret) => ({ ...secret, metadata: { ...secret.metadata, labels: {} } }));
      server.apply({ ...secrets[0]!, metadata: { ...secrets[0]!.metadata, name: 'later' } }, renewed[1]!);
      await isSeen('later');

      await until(async () => (await agent.metrics()).includes('embedded_key'));
      const texts = [canary, ...files.forms, ...Object.values(planted).flatMap(({ forms }) => forms)];
      const nameOf = (text: string) =>
        Object.keys(planted).find((name) => planted[name]?.forms.includes(text)) ??
        (files.forms.includes(text) ? 'a file' : 'the certificate');
      assert.deepEqual((await agent.searchMemory(texts)).map(nameOf), ['the certificate']);
      assert.deepEqual((await agent.searchHeap(texts)).map(nameOf), ['the certificate']);
      assert.deepEqual(
        [token, ...texts].filter((text) => agent.log().includes(text)),
        []
      );
    }
  );
}
