import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Failure, failure } from '../failure.ts';
import type { ClusterAccess } from '../kube.ts';
import type { CredentialsSource } from './credentials.ts';
import { kubeconfig } from './kubeconfig.ts';
import { isInCluster, serviceAccount } from './service-account.ts';

export type FoundCredentials = { readonly ok: true; readonly source: CredentialsSource } | Failure;

/** Where credentials are when only so much is said: a named kubeconfig, KUBECONFIG, the pod's own, the user's own. */
export function findCredentials(
  access: ClusterAccess,
  environment: Readonly<Record<string, string | undefined>>,
  serviceAccountDirectory: string
): FoundCredentials {
  if (access.kubeconfig !== '') {
    return { ok: true, source: kubeconfig([access.kubeconfig], access.context) };
  }
  const files = (environment['KUBECONFIG'] ?? '').split(path.delimiter).filter((file) => file !== '');
  if (files.length > 0) {
    return { ok: true, source: kubeconfig(files, access.context) };
  }
  if (isInCluster(environment, serviceAccountDirectory)) {
    return { ok: true, source: serviceAccount(environment, serviceAccountDirectory) };
  }
  const own = path.join(environment['HOME'] ?? '', '.kube', 'config');
  if (environment['HOME'] && existsSync(own)) {
    return { ok: true, source: kubeconfig([own], access.context) };
  }
  const tried = 'no KUBECONFIG, no service account of a pod, no ~/.kube/config';
  return failure('missing', `there is no way to an API server: ${tried}; name a kubeconfig`);
}
