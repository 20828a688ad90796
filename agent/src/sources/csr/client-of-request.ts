import { at, textOf } from '../cluster/json-body.ts';

/** Signers of Kubernetes, and what their certificates are for: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#kubernetes-signers */
const PURPOSES: Readonly<Record<string, string>> = {
  'kubernetes.io/kube-apiserver-client': 'client of the API server',
  'kubernetes.io/kube-apiserver-client-kubelet': 'kubelet, as client of the API server',
  'kubernetes.io/kubelet-serving': 'kubelet, serving',
};

/** Who asked for a certificate, and for what: `alice (client of the API server)`. */
export function clientOfRequest(body: unknown): string {
  const user = textOf(at(body, 'spec', 'username')) || 'unknown';
  const signer = textOf(at(body, 'spec', 'signerName'));
  return signer === '' ? user : `${user} (${PURPOSES[signer] ?? `signed by ${signer}`})`;
}
