import type { Issued } from '../../issue.ts';
import type { Manifest } from '../../kubernetes/api-server.ts';

/** `namespace/name`. */
export type ObjectName = `${string}/${string}`;

export interface Marks {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export function metadataOf(name: ObjectName, marks: Marks = {}): Manifest['metadata'] {
  const slash = name.indexOf('/');
  return { namespace: name.slice(0, slash), name: name.slice(slash + 1), ...marks };
}

/** As API servers write times. */
export const timeText = (epochMs: number): string => new Date(epochMs).toISOString().replace(/\.\d+Z$/, 'Z');

const base64 = (content: string | Buffer): string => Buffer.from(content).toString('base64');

export function secret(
  name: ObjectName,
  type: string,
  data: Readonly<Record<string, string | Buffer>>,
  marks?: Marks
): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', type, metadata: metadataOf(name, marks), data: encoded(data) };
}

/** A certificate with the chain that is sent along, and its key. */
export function tlsSecret(
  name: ObjectName,
  certificate: Issued,
  chain: readonly Issued[] = [],
  marks?: Marks
): Manifest {
  return secret(name, 'kubernetes.io/tls', keyPair(certificate, chain), marks);
}

export function keyPair(certificate: Issued, chain: readonly Issued[] = []): Record<'tls.crt' | 'tls.key', string> {
  return { 'tls.crt': [certificate, ...chain].map(({ pem }) => pem).join(''), 'tls.key': certificate.keyPem };
}

const encoded = (data: Readonly<Record<string, string | Buffer>>): Record<string, string> =>
  Object.fromEntries(Object.entries(data).map(([key, content]) => [key, base64(content)]));
