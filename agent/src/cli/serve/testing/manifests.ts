import type { Manifest } from '@notafter/testkit';

type Content = Readonly<Record<string, string | Buffer>>;

/** Of type kubernetes.io/tls, unless told otherwise. */
export function secret(namespaceName: string, name: string, content: Content, type = 'kubernetes.io/tls'): Manifest {
  const data = Object.fromEntries(
    Object.entries(content).map(([key, it]) => [key, Buffer.from(it).toString('base64')])
  );
  return { apiVersion: 'v1', kind: 'Secret', type, metadata: { namespace: namespaceName, name }, data };
}

export function configMap(namespaceName: string, name: string, data: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: namespaceName, name }, data };
}

export function namespace(name: string, labels: Readonly<Record<string, string>>): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}
