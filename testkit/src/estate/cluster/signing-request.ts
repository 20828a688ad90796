import type { Manifest } from '../../kubernetes/api-server.ts';
import type { Authority } from '../authority.ts';
import { timeText } from './manifests.ts';

const TEN_MINUTES_MS = 600_000;

/** A request by which somebody got a client certificate that is kept where no agent looks. */
export function requestOf(user: string, authority: Authority, nowMs: number): Manifest {
  const client = authority.issue(
    { subject: `O=developers,CN=${user}`, extendedKeyUsage: ['clientAuth'] },
    { lifetime: 365, left: 365 }
  );
  const condition = { type: 'Approved', status: 'True', reason: 'KubectlApprove' };
  return {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: user, creationTimestamp: timeText(nowMs - TEN_MINUTES_MS) },
    spec: {
      signerName: 'kubernetes.io/kube-apiserver-client',
      username: `${user}@example`,
      usages: ['client auth'],
      request: '',
    },
    status: { conditions: [condition], certificate: Buffer.from(client.pem).toString('base64') },
  };
}
