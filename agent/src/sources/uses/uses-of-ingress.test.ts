import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, object } from './object-builder.ts';
import { usesOfIngress } from './uses-of-ingress.ts';

const web = (spec: unknown, annotations: Readonly<Record<string, string>> = {}) =>
  object('shop/web', { spec, annotations });

const one = { tls: [{ secretName: 'web-tls', hosts: ['shop.example'] }] };

const rows: ReadonlyArray<{ name: string; ingress: ReturnType<typeof web>; uses: readonly string[] }> = [
  {
    name: 'a Secret with its host',
    ingress: web(one),
    uses: ['Secret shop/web-tls < Ingress shop/web (shop.example)'],
  },
  {
    name: 'one Secret named twice, with more hosts than are shown',
    ingress: web({
      tls: [
        { secretName: 'web-tls', hosts: ['a.example', 'b.example'] },
        { secretName: 'web-tls', hosts: ['b.example', 'c.example', 'd.example', 'e.example'] },
      ],
    }),
    uses: ['Secret shop/web-tls < Ingress shop/web (a.example, b.example, c.example and 2 more)'],
  },
  {
    name: 'two Secrets, one without hosts',
    ingress: web({ tls: [{ secretName: 'a', hosts: ['a.example'] }, { secretName: 'b' }] }),
    uses: ['Secret shop/a < Ingress shop/web (a.example)', 'Secret shop/b < Ingress shop/web'],
  },
  { name: 'TLS by the certificate of last resort', ingress: web({ tls: [{ hosts: ['shop.example'] }] }), uses: [] },
  { name: 'no TLS', ingress: web({ rules: [{ host: 'shop.example' }] }), uses: [] },
  ...['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'].map((annotation) => ({
    name: `${annotation} renews what it names`,
    ingress: web(one, { [annotation]: 'letsencrypt' }),
    uses: ['Secret shop/web-tls < Ingress shop/web (shop.example), cert-manager, for Ingress shop/web'],
  })),
  {
    name: 'tls-acme that is not on renews nothing',
    ingress: web(one, { 'kubernetes.io/tls-acme': 'false', 'cert-manager.io/issuer': '' }),
    uses: ['Secret shop/web-tls < Ingress shop/web (shop.example)'],
  },
  {
    name: 'authorities of clients and of upstreams, in other namespaces, which nobody renews for it',
    ingress: web(one, {
      'cert-manager.io/issuer': 'x',
      'nginx.ingress.kubernetes.io/auth-tls-secret': 'auth/client-ca',
      'nginx.ingress.kubernetes.io/proxy-ssl-secret': 'shop/web-tls',
    }),
    uses: [
      'Secret shop/web-tls < Ingress shop/web (shop.example), cert-manager, for Ingress shop/web',
      'Secret auth/client-ca < Ingress shop/web',
    ],
  },
  {
    name: 'an annotation that names nothing',
    ingress: web({}, { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'client-ca' }),
    uses: [],
  },
  {
    name: 'hosts that are none',
    ingress: web({ tls: [{ secretName: 'a', hosts: [1, '', null, {}] }] }),
    uses: ['Secret shop/a < Ingress shop/web'],
  },
  {
    name: 'a host that turns the direction of text',
    ingress: web({ tls: [{ secretName: 'a', hosts: ['shop\u202e\n.example'] }] }),
    uses: [String.raw`Secret shop/a < Ingress shop/web (shop\u202e\u000a.example)`],
  },
  ...[null, 7, [], { tls: {} }, { tls: [null, 'a', 7, { secretName: 7 }, { secretName: {} }] }].map((spec) => ({
    name: `rubbish: ${JSON.stringify(spec)}`,
    ingress: web(spec),
    uses: [],
  })),
];

for (const { name, ingress, uses } of rows) {
  test(name, () => assert.deepEqual(linesOf(usesOfIngress(ingress)), uses));
}
