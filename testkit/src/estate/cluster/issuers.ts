import type { Manifest } from '../../kubernetes/api-server.ts';
import { timeText } from './manifests.ts';

const DAY_MS = 86_400_000;

/** Who issues for cert-manager: all are ready but the Vault of the data platform. */
export function issuers(nowMs: number): Manifest[] {
  const acme = {
    server: 'https://acme-v02.api.letsencrypt.org/directory',
    privateKeySecretRef: { name: 'letsencrypt-account' },
    solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
  };
  const registered = ['ACMEAccountRegistered', 'The ACME account was registered with the ACME server'] as const;
  const verified = ['KeyPairVerified', 'Signing CA verified'] as const;
  const server = 'https://vault.data.svc:8200';
  const refused = `Failed to initialize Vault client: error checking Vault: Get "${server}/v1/sys/health": dial tcp 10.96.14.7:8200: connect: connection refused`;
  return [
    issuer('letsencrypt', { acme }, 'True', registered, nowMs - 400 * DAY_MS),
    issuer('internal-ca', { ca: { secretName: 'internal-ca' } }, 'True', verified, nowMs - 400 * DAY_MS),
    issuer('web-ca', { ca: { secretName: 'web-ca' } }, 'True', verified, nowMs - 400 * DAY_MS),
    issuer(
      'vault',
      { vault: { server, path: 'pki/sign/data' } },
      'False',
      ['VaultError', refused],
      nowMs - 4 * DAY_MS,
      'data'
    ),
  ];
}

function issuer(
  name: string,
  spec: object,
  status: 'True' | 'False',
  [reason, message]: readonly [string, string],
  sinceMs: number,
  namespace?: string
): Manifest {
  const kind = namespace === undefined ? 'ClusterIssuer' : 'Issuer';
  const lastTransitionTime = timeText(sinceMs);
  return {
    apiVersion: 'cert-manager.io/v1',
    kind,
    metadata: namespace === undefined ? { name } : { namespace, name },
    spec,
    status: { conditions: [{ type: 'Ready', status, reason, message, lastTransitionTime }] },
  };
}
