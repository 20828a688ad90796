import type { RemedyStep } from '@notafter/core';
import { type Place, files, proveStored } from './place.ts';

/**
 * The kubelet's own certificates: the client's, which it rotates when 70 to 90 % of its lifetime have passed, and the
 * server's, which it rotates only with `serverTLSBootstrap`.
 * https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/#certificate-rotation
 */
export function kubeletPlaces(directory: string, service: string): Place[] {
  const client = `${directory}/kubelet-client-current.pem`;
  return [
    ...files(directory, ['kubelet-client-current.pem'], {
      usedBy: ['kubelet'],
      managedBy: 'kubelet',
      renewal: [
        { text: 'See why the kubelet has not rotated it', command: `journalctl -u ${service} | grep -i certificate` },
        {
          text: 'Approve its request, if one is pending',
          command:
            'kubectl get csr -o name --field-selector spec.signerName=kubernetes.io/kube-apiserver-client-kubelet',
        },
        restart(service),
        proveStored(client),
      ],
    }),
    ...files(directory, ['kubelet-server-current.pem'], {
      usedBy: ['kubelet'],
      managedBy: 'kubelet',
      renewal: [
        {
          text: 'Approve the pending request: nothing approves serving certificates by itself',
          command: 'kubectl get csr --field-selector spec.signerName=kubernetes.io/kubelet-serving',
        },
        proveStored(`${directory}/kubelet-server-current.pem`),
      ],
    }),
    ...files(directory, ['kubelet.crt'], {
      usedBy: ['kubelet'],
      renewal: [
        {
          text: 'Move the pair away: the kubelet makes a new self-signed one when it starts',
          command: `mkdir -p ${directory}/old && mv ${directory}/kubelet.crt ${directory}/kubelet.key ${directory}/old/`,
        },
        restart(service),
        proveStored(`${directory}/kubelet.crt`),
      ],
    }),
  ];
}

export function restart(service: string): RemedyStep {
  return { text: `Restart ${service}`, command: `systemctl restart ${service}` };
}
