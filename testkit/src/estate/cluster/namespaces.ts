import type { Manifest } from '../../kubernetes/api-server.ts';

/** Each with whom its labels or annotations name as its owner. */
const NAMESPACES: ReadonlyArray<readonly [name: string, owner: Readonly<Record<string, string>>]> = [
  ['kube-system', { team: 'platform' }],
  ['cert-manager', { team: 'platform' }],
  ['ingress-nginx', { team: 'platform' }],
  ['edge-gateway', { team: 'platform' }],
  ['linkerd', { team: 'platform' }],
  ['istio-system', { team: 'platform' }],
  ['gatekeeper-system', { team: 'security' }],
  ['capi-system', { team: 'fleet' }],
  ['fleet', { team: 'fleet' }],
  ['ci', { owner: 'build-tools' }],
  ['monitoring', { 'app.kubernetes.io/part-of': 'observability' }],
  ['shop', { team: 'shop' }],
  ['payments', { 'notafter.io/owner': 'payments on-call' }],
  ['identity', { team: 'identity' }],
  ['data', { owner: 'data-platform' }],
  ['docs', { team: 'docs' }],
  ['flash', { team: 'shop' }],
  ['legacy', {}],
  ['notafter', { team: 'platform' }],
];

export function namespaces(): Manifest[] {
  return NAMESPACES.map(([name, owner]) => {
    const isAnnotation = Object.keys(owner).some((key) => key.startsWith('notafter.io/'));
    return {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, ...(isAnnotation ? { annotations: owner } : { labels: owner }) },
      status: { phase: 'Active' },
    };
  });
}
