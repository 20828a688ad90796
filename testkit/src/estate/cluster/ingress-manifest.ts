import type { Manifest } from '../../kubernetes/api-server.ts';
import { type ObjectName, metadataOf } from './manifests.ts';
import { objectNameOf } from './written-secret.ts';

/** An Ingress that serves the hosts with the Secret; with an issuer, cert-manager renews it. */
export function ingressManifest(secretName: ObjectName, hosts: readonly string[], clusterIssuer?: string): Manifest {
  const name = secretName.replace(/-tls$/, '') as ObjectName;
  const annotations = clusterIssuer === undefined ? {} : { 'cert-manager.io/cluster-issuer': clusterIssuer };
  const service = { name: objectNameOf(name), port: { number: 80 } };
  const paths = [{ path: '/', pathType: 'Prefix', backend: { service } }];
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadataOf(name, { annotations }),
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts, secretName: objectNameOf(secretName) }],
      rules: hosts.map((host) => ({ host, http: { paths } })),
    },
  };
}
