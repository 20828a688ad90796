import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Issued, issue } from '../issue.ts';
import { SERVICE_ACCOUNT } from './accounts.ts';

const DAY_MS = 86_400_000;

/** The authority of a cluster and the certificate that its API server shows. */
export interface ClusterPki {
  readonly authority: Issued;
  readonly server: Issued;
  client(commonName: string): Issued;
}

export function createClusterPki(): ClusterPki {
  const notAfter = Date.now() + 3650 * DAY_MS;
  const authority = issue({ subject: 'CN=kubernetes', ca: true, freshKey: true, notAfter });
  const dns = ['localhost', 'kubernetes', 'kubernetes.default', 'kubernetes.default.svc'];
  const server = issue({
    subject: 'CN=kube-apiserver',
    issuer: authority,
    dns,
    ips: ['127.0.0.1', '::1'],
    extendedKeyUsage: ['serverAuth'],
    notAfter,
  });
  return {
    authority,
    server,
    client: (commonName) =>
      issue({ subject: `CN=${commonName}`, issuer: authority, extendedKeyUsage: ['clientAuth'], freshKey: true }),
  };
}

interface Server {
  readonly url: string;
  readonly caPem: string;
}

/** A kubeconfig of one cluster, one user with a token, one context. */
export function kubeconfigOf({ url, caPem }: Server, token: string): string {
  const authority = url.startsWith('https:') ? [`    certificate-authority-data: ${base64(caPem)}`] : [];
  return [
    'apiVersion: v1',
    'kind: Config',
    'current-context: double',
    'clusters:',
    '- name: double',
    '  cluster:',
    `    server: ${url}`,
    ...authority,
    'contexts:',
    '- name: double',
    '  context: {cluster: double, user: double}',
    'users:',
    '- name: double',
    '  user:',
    `    token: ${JSON.stringify(token)}`,
    '',
  ].join('\n');
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The files that the kubelet mounts at `/var/run/secrets/kubernetes.io/serviceaccount`. */
export function writeServiceAccountFiles(directory: string, token: string, caPem: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, 'token'), token, { mode: 0o600 });
  writeFileSync(path.join(directory, 'ca.crt'), caPem);
  writeFileSync(path.join(directory, 'namespace'), SERVICE_ACCOUNT.namespace);
}
