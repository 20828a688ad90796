import { existsSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { failure } from '../failure.ts';
import type { CredentialsResult, CredentialsSource } from './credentials.ts';
import { readCredentialFile } from './read-credential-file.ts';

export const SERVICE_ACCOUNT_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether this process runs in a pod that was given a service account. */
export function isInCluster(environment: Environment, directory: string): boolean {
  return !!environment['KUBERNETES_SERVICE_HOST'] && existsSync(path.join(directory, 'token'));
}

/**
 * The service account of the pod: the kubelet writes a new token long before the old one ends, and the CA's
 * certificates change when the cluster's CA is rotated.
 * https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/
 */
export function serviceAccount(environment: Environment, directory: string): CredentialsSource {
  return {
    async load(): Promise<CredentialsResult> {
      const server = serverOf(environment);
      if (server === null) {
        return failure('read_failed', 'KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are no address');
      }
      const token = await readCredentialFile(path.join(directory, 'token'), 'the service account’s token');
      if (!token.ok) {
        return token;
      }
      const ca = await readCredentialFile(path.join(directory, 'ca.crt'), 'the cluster’s CA');
      if (!ca.ok) {
        return ca;
      }
      const headers = { authorization: `Bearer ${token.bytes.toString().trim()}` };
      const tls = { ca: ca.bytes, cert: null, key: null, serverName: '', isVerified: true };
      return { ok: true, credentials: { server, headers, tls } };
    },
  };
}

function serverOf(environment: Environment): URL | null {
  const host = environment['KUBERNETES_SERVICE_HOST'] ?? '';
  const port = environment['KUBERNETES_SERVICE_PORT_HTTPS'] || environment['KUBERNETES_SERVICE_PORT'] || '443';
  return URL.parse(`https://${net.isIPv6(host) ? `[${host}]` : host}:${port}`);
}
