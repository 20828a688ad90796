import type { Issued } from '../issue.ts';

/** A certificate inside a kubeconfig, or the path of the file that holds it. */
type Held = Issued | string;

export interface KubeconfigParts {
  readonly cluster: string;
  readonly user: string;
  readonly authority: Held;
  readonly client: Held;
}

/** A kubeconfig as kubeadm writes them. */
export function kubeconfigText({ cluster, user, authority, client }: KubeconfigParts): string {
  return `apiVersion: v1
kind: Config
clusters:
- name: ${cluster}
  cluster:
    server: https://10.0.0.10:6443
    ${field('certificate-authority', authority)}
contexts:
- name: ${user}@${cluster}
  context: {cluster: ${cluster}, user: ${user}}
current-context: ${user}@${cluster}
users:
- name: ${user}
  user:
    ${field('client-certificate', client)}
    ${typeof client === 'string' ? `client-key: ${client}` : `client-key-data: ${base64(client.keyPem)}`}
`;
}

function field(name: string, held: Held): string {
  return typeof held === 'string' ? `${name}: ${held}` : `${name}-data: ${base64(held.pem)}`;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
