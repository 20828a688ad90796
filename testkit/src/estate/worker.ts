import type { Authority } from './authority.ts';
import type { HostFiles } from './host-files.ts';
import { kubeconfigText } from './kubeconfig-text.ts';

const DIRECTORY = '/var/lib/kubelet/pki';

/** A worker node: the kubelet's rotating certificate behind its link, and the certificate that it serves. */
export function writeWorker(host: HostFiles, kubernetes: Authority): void {
  rotateKubelet(host, kubernetes, { name: 'kubelet-client-2026-08-02-03-17-44.pem', left: 252 });
  const server = kubernetes.issue(
    { subject: 'O=system:nodes,CN=system:node:worker-1', dns: ['worker-1'], ips: ['10.0.0.21'] },
    { lifetime: 365, left: 252 }
  );
  host.write(`${DIRECTORY}/kubelet.crt`, server.pem);
  host.write('/etc/kubernetes/pki/ca.crt', kubernetes.certificate.pem);
  host.write(
    '/etc/kubernetes/kubelet.conf',
    kubeconfigText({
      cluster: 'kubernetes',
      user: 'default-auth',
      authority: kubernetes.certificate,
      client: `${DIRECTORY}/kubelet-client-current.pem`,
    })
  );
}

/** Writes a new client certificate as the kubelet does: certificate and key in one file, then the link. */
export function rotateKubelet(host: HostFiles, kubernetes: Authority, file: { name: string; left: number }): void {
  const subject = 'O=system:nodes,CN=system:node:worker-1';
  const client = kubernetes.issue({ subject, extendedKeyUsage: ['clientAuth'] }, { lifetime: 365, left: file.left });
  host.write(`${DIRECTORY}/${file.name}`, client.pem + client.keyPem);
  host.link(`${DIRECTORY}/kubelet-client-current.pem`, file.name);
}
